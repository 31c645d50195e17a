import type { QueryClient } from "@tanstack/react-query";
import { conversationKey } from "@/components/data/conversation-query";
import { journalKeys } from "@/components/data/journal-query";
import { ownChanges } from "@/components/data/own-changes";
import { type QueueList, withRow } from "@/components/data/queue-list";
import { countsKey, queueKeys } from "@/components/data/queue-query";
import type { ActionResult } from "@/lib/api/conversations";
import type { Workspace } from "@/lib/api/workspace";
import type { ConversationDetail, ConversationSummary, QueueRow } from "@/lib/conversation/model";

/** What a list shows of an open conversation. */
const summaryOf = (detail: ConversationDetail): ConversationSummary => {
  const { parts, totalParts, contacts, teammateIds, attributes, statistics, ratingRemark, ...rest } = detail;
  const { about, fetchedAtMs, stale, ...summary } = rest;
  return summary;
};

export const showInLists = (client: QueryClient, conversation: ConversationDetail): void => {
  const row = summaryOf(conversation);
  client.setQueriesData<QueueList>({ queryKey: queueKeys }, (list) => list && withRow(list, row));
};

/** What is taken back begins from what was done, not from the row that it was done to. */
const noteChange = (conversation: ConversationSummary, after: ConversationDetail): void => {
  const last = ownChanges.all().findLast((change) => change.after.id === after.id)?.after;
  const before = last !== undefined && last.updatedAt >= conversation.updatedAt ? last : conversation;
  ownChanges.add({ before, after: summaryOf(after), atMs: after.fetchedAtMs });
};

/** Puts what the server answered into every list and page that shows the conversation. `before`: as it was acted on. */
export const takeAnswer = (client: QueryClient, before: ConversationSummary, result: ActionResult): void => {
  const { conversation } = result;
  if (conversation === null) {
    takeGone(client, before.id);
    return;
  }
  client.setQueryData<ConversationDetail>(conversationKey(conversation.id), conversation);
  showInLists(client, conversation);
  // Shown at once, and read again when it is opened: this answer knows its contacts by id alone.
  if (result.ticket) client.setQueryData(["ticket", result.ticket.id], result.ticket, { updatedAt: 0 });
  const { tag } = result;
  if (tag) {
    client.setQueryData<Workspace>(["workspace"], (known) =>
      known === undefined || known.tags.some((one) => one.id === tag.id)
        ? known
        : { ...known, tags: [...known.tags, tag].sort((a, b) => a.name.localeCompare(b.name)) },
    );
  }
  noteChange(before, conversation);
  void client.invalidateQueries({ queryKey: countsKey });
  void client.invalidateQueries({ queryKey: journalKeys });
};

const without = (rows: readonly QueueRow[], id: string): readonly QueueRow[] =>
  rows.some((row) => row.id === id) ? rows.filter((row) => row.id !== id) : rows;

/** The conversation is no more: its row leaves every list, and its page finds out by asking. */
export const takeGone = (client: QueryClient, id: string): void => {
  client.setQueriesData<QueueList>({ queryKey: queueKeys }, (list) => {
    if (list === undefined) return list;
    const [rows, next] = [without(list.rows, id), list.next && without(list.next, id)];
    return rows === list.rows && next === list.next ? list : { ...list, rows, next };
  });
  void client.invalidateQueries({ queryKey: conversationKey(id) });
  void client.invalidateQueries({ queryKey: queueKeys });
  void client.invalidateQueries({ queryKey: countsKey });
};
