import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { finishesTicket } from "@/lib/actions/ticket-finishes";
import type { TicketAction } from "@/lib/actions/ticket-input";
import type { PerformTicket } from "./ticket-performer";

/** Goes ahead at once, or asks first where something stands open in the ticket. */
export type CheckTicket = (
  ticket: TicketDetail,
  action: TicketAction,
  goAhead: () => void,
  onLeave: () => void,
) => void;

/** The same, but for what finishes with a ticket: that looks first at what stands open. What is tried again has been asked about. */
export const performChecked =
  (perform: PerformTicket, checked: CheckTicket): PerformTicket =>
  (ticket, action, options) => {
    if (!finishesTicket(ticket, action)) return perform(ticket, action, options);
    return new Promise((resolve) => {
      const goAhead = () => resolve(perform(ticket, action, options));
      checked(ticket, action, goAhead, () => resolve(null));
    });
  };
