import "server-only";
import { type ClosingStop, missingAttributes, type StandsOpen } from "@/lib/actions/unfinished";
import { getTicket } from "@/lib/intercom/tickets";
import type { Ctx } from "@/lib/server/context";
import { tolerant } from "@/lib/server/tolerant";
import { attributesOf } from "@/lib/server/workspace/directory";
import type { KnownDetail } from "./map-detail";

/** Conversations have one ticket or two; nobody waits for the hundred of a tracker. */
const mostTickets = 10;

/** The ticket's id while it is not resolved. What cannot be read is no reason to ask: it would be asked about each time. */
const openTicket = async ({ intercom }: Ctx, id: string): Promise<readonly string[]> => {
  const ticket = await tolerant(getTicket(intercom, { ticketId: id }), null, "Ticket", []);
  return ticket === null || ticket.ticket_state?.category === "resolved" ? [] : [id];
};

const namesOf = async (
  ctx: Ctx,
  { attributes, tickets }: Pick<KnownDetail, "attributes" | "tickets">,
  stop: ClosingStop,
): Promise<readonly string[]> => {
  if (stop === "requiredAttributes")
    return missingAttributes(
      attributes,
      await tolerant(attributesOf(ctx, "conversation"), [], "Attributes", []),
    );
  const open = await Promise.all(tickets.slice(0, mostTickets).map(({ id }) => openTicket(ctx, id)));
  return open.flat();
};

/** Which of these stands against closing the conversation, as it is now. */
export const whatStandsOpen = async (
  ctx: Ctx,
  now: Pick<KnownDetail, "attributes" | "tickets">,
  stops: readonly ClosingStop[],
): Promise<readonly StandsOpen[]> => {
  const all = await Promise.all(
    stops.map(async (check): Promise<StandsOpen> => ({ check, names: await namesOf(ctx, now, check) })),
  );
  return all.filter(({ names }) => names.length > 0);
};
