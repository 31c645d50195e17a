import "server-only";
import type { TicketActionOf, TicketAssignee } from "@/lib/actions/ticket-input";
import { AppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import type { Ticket } from "@/lib/intercom/schema/ticket";
import { getTicket, setTicketCategory, updateTicket } from "@/lib/intercom/tickets";
import type { Goal } from "@/lib/server/acting/reach-by";
import { beforeWriting } from "@/lib/server/conversations/actions/look";
import { isSettable } from "@/lib/ticket/model";
import {
  plainOutcome,
  reach,
  type TicketActing,
  type TicketDoing,
  type TicketOutcome,
  valueGoal,
} from "./doing";

type Change = Omit<Parameters<typeof updateTicket>[1], "ticketId" | "adminId">;

const update =
  ({ ctx, ticketId, adminId, keep }: TicketActing, change: Change) =>
  async (): Promise<void> =>
    keep(await updateTicket(ctx.intercom, { ticketId, adminId, ...change }));

const sleeps = (acting: TicketActing, ticket: Ticket): boolean =>
  ticket.snoozed_until !== null && ticket.snoozed_until > toSeconds(acting.ctx.clock.now());

const stateGoal = (acting: TicketActing, id: string): Goal<Ticket, TicketOutcome> => {
  const { ctx, ticketId } = acting;
  if (!isSettable(id))
    return valueGoal(acting, update(acting, { stateId: id }), (ticket) => ticket.ticket_state?.id === id);
  // What the older version answers says less than what is kept of a ticket, so it is read again.
  const set = () => setTicketCategory(ctx.intercom, { ticketId, category: id });
  return valueGoal(acting, set, (ticket) => ticket.ticket_state?.category === id);
};

export const setState = (acting: TicketActing, { state }: TicketActionOf<"state">): TicketDoing =>
  reach(acting, stateGoal(acting, state.id));

/** Closing ends a snooze, as Intercom says; opening is taken to do the same. */
export const setOpen = (acting: TicketActing, open: boolean): TicketDoing =>
  reach(acting, openGoal(acting, open));

const openGoal = (acting: TicketActing, open: boolean): Goal<Ticket, TicketOutcome> =>
  valueGoal(acting, update(acting, { open }), (ticket) => ticket.open === open && !sleeps(acting, ticket));

const snoozeGoal = (acting: TicketActing, until: number): Goal<Ticket, TicketOutcome> =>
  valueGoal(acting, update(acting, { snoozedUntil: until }), (ticket) => ticket.snoozed_until === until);

const isOver = "That time is over. Give one that is ahead.";

export const snooze = (acting: TicketActing, { until }: TicketActionOf<"snooze">): TicketDoing => {
  const wanted = snoozeGoal(acting, until);
  const change = async () => {
    // Not before: whether it was snoozed can be looked at also once its time has come.
    if (until <= toSeconds(acting.ctx.clock.now()))
      throw new AppError("invalid_input", isOver, { fields: [{ path: "until", message: isOver }] });
    return wanted.change();
  };
  return reach(acting, { ...wanted, change });
};

export const share = (acting: TicketActing, { shared }: TicketActionOf<"share">): TicketDoing =>
  reach(
    acting,
    valueGoal(acting, update(acting, { isShared: shared }), (ticket) => ticket.is_shared === shared),
  );

/** One call sets a teammate or a team: Intercom tells them apart by their ids. "0" takes the teammate away. */
const assignGoals = (acting: TicketActing, { teamId, teammateId }: TicketAssignee) => [
  ...(teamId === undefined
    ? []
    : [
        valueGoal(
          acting,
          update(acting, { assigneeId: teamId }),
          (ticket) => ticket.team_assignee_id === teamId,
        ),
      ]),
  ...(teammateId === undefined
    ? []
    : [
        valueGoal(
          acting,
          update(acting, { assigneeId: teammateId ?? "0" }),
          (ticket) => ticket.admin_assignee_id === teammateId,
        ),
      ]),
];

export const assign = (acting: TicketActing, { to }: TicketActionOf<"assign">): TicketDoing =>
  reach(acting, ...assignGoals(acting, to));

/** Only what is not so by now is asked for. A team that it had none of before cannot be taken away again. */
export const restore = (acting: TicketActing, { to }: TicketActionOf<"restore">): TicketDoing => {
  const { ctx, ticketId } = acting;
  const isAhead = to.snoozedUntil !== null && to.snoozedUntil > toSeconds(ctx.clock.now());
  const standing =
    isAhead && to.snoozedUntil !== null
      ? snoozeGoal(acting, to.snoozedUntil)
      : openGoal(acting, to.open || to.snoozedUntil !== null);
  const goals = [
    standing,
    ...assignGoals(acting, {
      ...(to.teamId === null ? {} : { teamId: to.teamId }),
      teammateId: to.assigneeId,
    }),
  ];
  const all = reach(acting, ...goals);
  return {
    run: async () => {
      const now = await beforeWriting(getTicket(ctx.intercom, { ticketId }));
      acting.keep(now);
      const missing = goals.filter((one) => one.reached(now) === null);
      return missing.length === 0 ? plainOutcome : reach(acting, ...missing).run();
    },
    look: all.look,
  };
};
