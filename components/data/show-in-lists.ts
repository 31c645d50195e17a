import type { QueryClient } from "@tanstack/react-query";
import type { ConversationDetail, ConversationSummary } from "@/lib/conversation/model";
import { type QueueList, withRow } from "./queue-list";
import { queueKeys } from "./queue-query";

/** What a list shows of an open conversation. */
export const summaryOf = (detail: ConversationDetail): ConversationSummary => {
  const { parts, totalParts, contacts, teammateIds, attributes, statistics, ratingRemark, ...rest } = detail;
  const { about, fetchedAtMs, stale, ...summary } = rest;
  return summary;
};

/** Its row, in every list that has one. */
export const showInLists = (client: QueryClient, conversation: ConversationDetail): void => {
  const row = summaryOf(conversation);
  client.setQueriesData<QueueList>({ queryKey: queueKeys }, (list) => list && withRow(list, row));
};
