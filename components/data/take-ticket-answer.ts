import type { QueryClient } from "@tanstack/react-query";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketAction } from "@/lib/actions/ticket-input";
import { conversationKey } from "./conversation-query";
import { tellDone } from "./done-elsewhere";
import { ticketQuery } from "./ticket-query";

type DoneToTicket = {
  readonly id: string;
  readonly action: TicketAction;
  /** As it was acted on; undefined where this page has not read it. */
  readonly before: TicketDetail | undefined;
};

/**
 * The ticket's page shows at once what the server answered (`after`; null: it is no more), conversations that are or were linked with it
 * are read again, and other tabs are told of all of them.
 */
export const takeTicketAnswer = (
  client: QueryClient,
  { id, action, before }: DoneToTicket,
  after: TicketDetail | null,
): void => {
  const { queryKey } = ticketQuery(id);
  if (after) client.setQueryData(queryKey, after);
  else void client.invalidateQueries({ queryKey });
  const linked = new Set([...(before?.conversationIds ?? []), ...(after?.conversationIds ?? [])]);
  if (action.kind === "link" || action.kind === "unlink") linked.add(action.conversationId);
  for (const one of linked) void client.invalidateQueries({ queryKey: conversationKey(one) });
  const conversations = [...linked].map((one) => ({ kind: "conversation", id: one }) as const);
  tellDone([{ kind: "ticket", id }, ...conversations]);
};
