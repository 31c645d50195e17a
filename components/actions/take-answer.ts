import type { QueryClient } from "@tanstack/react-query";
import { conversationKey } from "@/components/data/conversation-query";
import { tellDone } from "@/components/data/done-elsewhere";
import { journalKeys } from "@/components/data/journal-query";
import { ownChanges } from "@/components/data/own-changes";
import type { QueueList } from "@/components/data/queue-list";
import { countsKey, queueKeys } from "@/components/data/queue-query";
import { showInLists, summaryOf } from "@/components/data/show-in-lists";
import type { ActionInput } from "@/lib/actions/input";
import type { ActionResult } from "@/lib/api/conversations";
import type { Workspace } from "@/lib/api/workspace";
import type { ConversationDetail, ConversationSummary, QueueRow } from "@/lib/conversation/model";

/** What is taken back begins from what was done, not from the row that it was done to. */
const noteChange = (conversation: ConversationSummary, after: ConversationDetail): void => {
  const last = ownChanges.all().findLast((change) => change.after.id === after.id)?.after;
  const before = last !== undefined && last.updatedAt >= conversation.updatedAt ? last : conversation;
  ownChanges.add({ before, after: summaryOf(after), atMs: after.fetchedAtMs });
};

type Done = {
  readonly id: string;
  readonly action: ActionInput;
  /** As it was acted on; null where this page has not read it. */
  readonly before: ConversationSummary | null;
};

/** The one that goes on shows what came to it. */
const renewOther = (client: QueryClient, action: ActionInput): readonly string[] => {
  if (action.kind !== "merge") return [];
  void client.invalidateQueries({ queryKey: conversationKey(action.into) });
  return [action.into];
};

/** Puts what the server answered into every list and page that shows the conversation, and tells other tabs what it was done to. */
export const takeAnswer = (client: QueryClient, { id, action, before }: Done, result: ActionResult): void => {
  const touched = [id, ...renewOther(client, action)];
  tellDone(touched.map((one) => ({ kind: "conversation", id: one })));
  const { conversation } = result;
  if (conversation === null) {
    takeGone(client, id);
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
  noteChange(before ?? conversation, conversation);
  void client.invalidateQueries({ queryKey: countsKey });
  void client.invalidateQueries({ queryKey: journalKeys });
};

const without = (rows: readonly QueueRow[], id: string): readonly QueueRow[] =>
  rows.some((row) => row.id === id) ? rows.filter((row) => row.id !== id) : rows;

/** The row of a conversation that is no more leaves every list. */
export const leaveLists = (client: QueryClient, id: string): void => {
  client.setQueriesData<QueueList>({ queryKey: queueKeys }, (list) => {
    if (list === undefined) return list;
    const [rows, next] = [without(list.rows, id), list.next && without(list.next, id)];
    return rows === list.rows && next === list.next ? list : { ...list, rows, next };
  });
  void client.invalidateQueries({ queryKey: queueKeys });
  void client.invalidateQueries({ queryKey: countsKey });
};

/** The conversation is no more: its row leaves every list, and its page finds out by asking. */
export const takeGone = (client: QueryClient, id: string): void => {
  leaveLists(client, id);
  void client.invalidateQueries({ queryKey: conversationKey(id) });
};
