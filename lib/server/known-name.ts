import "server-only";
import type { Subject } from "@/lib/actions/subject";
import { lastingName } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { ticketName } from "@/lib/ticket/model";
import { cacheKeys } from "./cache/keys";
import type { Ctx } from "./context";
import type { KnownDetail } from "./conversations/map-detail";
import type { KnownTicket } from "./tickets/map-ticket";

/** What it is called, as far as this process knows without asking Intercom. */
export const knownName = (ctx: Pick<Ctx, "cache" | "connection">, { kind, id }: Subject): string | null => {
  try {
    if (kind === "ticket") {
      const ticket = ctx.cache.peek<KnownTicket>(cacheKeys.ticket(ctx, id));
      return ticket && ticketName(ticket.value);
    }
    const conversation = ctx.cache.peek<KnownDetail>(cacheKeys.conversation(ctx, id));
    return conversation && lastingName(conversation.value);
  } catch (error) {
    if (isAppError(error) && error.code === "not_connected") return null;
    throw error;
  }
};
