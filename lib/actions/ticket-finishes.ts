import type { TicketDetail } from "./ticket-detail";
import type { TicketAction } from "./ticket-input";

const resolved = "resolved";

/** Whether an action is what one does last to a ticket: it closes it, or sets a state that counts as resolved. */
export const finishesTicket = ({ state, states }: TicketDetail, action: TicketAction): boolean => {
  if (action.kind === "close") return true;
  if (action.kind !== "state" || state === resolved) return false;
  return states.some(({ id, category }) => id === action.state.id && category === resolved);
};
