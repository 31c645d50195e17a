import type { QueryClient } from "@tanstack/react-query";
import type { Perform, PerformOptions } from "@/components/data/actions-port";
import { conversationKey } from "@/components/data/conversation-query";
import { ownChanges } from "@/components/data/own-changes";
import { type PendingAction, pendingActions } from "@/components/data/pending-actions";
import { type QueueList, withRow } from "@/components/data/queue-list";
import { queueKeys } from "@/components/data/queue-query";
import type { ActionInput } from "@/lib/actions/input";
import { inverseOf } from "@/lib/actions/inverse";
import { actionTable } from "@/lib/actions/table";
import type { ActionResult } from "@/lib/api/conversations";
import type { Workspace } from "@/lib/api/workspace";
import { type ConversationDetail, type ConversationSummary, headline } from "@/lib/conversation/model";
import { AppError, isAppError } from "@/lib/core/errors";
import { quote } from "./wording";

/** What a person is told after an action: done, failed, or that nobody knows. */
export type Notice = {
  readonly tone: "done" | "failed" | "unknown";
  readonly text: string;
  /** One thing that can be done about it. */
  readonly act?: { readonly label: string; readonly run: () => void };
};

export type PerformerParts = {
  readonly client: QueryClient;
  readonly call: (input: { id: string; key: string; action: ActionInput }) => Promise<ActionResult>;
  readonly notify: (notice: Notice) => void;
  readonly wordsFor: (action: ActionInput, conversation: ConversationSummary) => string;
  readonly uuid: () => string;
  readonly nowMs: () => number;
};

const summaryOf = (detail: ConversationDetail): ConversationSummary => {
  const { parts, totalParts, contacts, teammateIds, attributes, statistics, ratingRemark, ...rest } = detail;
  const { fetchedAtMs, stale, ...summary } = rest;
  return summary;
};

/** Puts what the server answered into every list and page that shows the conversation. */
const takeAnswer = (client: QueryClient, result: ActionResult): void => {
  const { conversation } = result;
  client.setQueryData<ConversationDetail>(conversationKey(conversation.id), conversation);
  const row = summaryOf(conversation);
  client.setQueriesData<QueueList>({ queryKey: queueKeys }, (list) => list && withRow(list, row));
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
};

/** It was called off before its turn. */
class NotSent extends Error {}

/** What is taken back begins from what was done, not from the row that it was done to. */
const noteChange = (conversation: ConversationSummary, { conversation: after }: ActionResult): void => {
  const last = ownChanges.all().findLast((change) => change.after.id === after.id)?.after;
  const before = last !== undefined && last.updatedAt >= conversation.updatedAt ? last : conversation;
  ownChanges.add({ before, after: summaryOf(after), atMs: after.fetchedAtMs });
};

const sameAction = (entry: PendingAction, id: string, action: ActionInput): boolean =>
  entry.conversationId === id && JSON.stringify(entry.action) === JSON.stringify(action);

const asAppError = (cause: unknown): AppError =>
  isAppError(cause) ? cause : new AppError("internal", "Something in Switchyard went wrong.", { cause });

/** Whether trying the very same again can help, as opposed to the input having to change first. */
const canTryAgain = (error: AppError): boolean =>
  !["invalid_input", "forbidden", "intercom_refused", "conversation_gone", "bad_request"].includes(
    error.code,
  );

/**
 * Does actions from this browser: each is shown at once, sent in order per conversation, taken back with its reason when it
 * fails, and never sent twice: the same action on the same conversation while one is under way is the same click.
 */
export const createPerformer = (parts: PerformerParts): Perform => {
  const { client, call, notify, wordsFor } = parts;
  const lastOf = new Map<string, Promise<unknown>>();

  const send = async (entry: PendingAction, { after, stop }: PerformOptions): Promise<ActionResult> => {
    const before = Promise.allSettled([lastOf.get(entry.conversationId), after]);
    const sent = before.then(() => {
      if (stop?.aborted) throw new NotSent();
      return call({ id: entry.conversationId, key: entry.key, action: entry.action });
    });
    lastOf.set(entry.conversationId, sent);
    return sent;
  };

  const say = (conversation: ConversationSummary, action: ActionInput, result: ActionResult) => {
    const inverse = inverseOf(action, conversation, { tagId: result.tag?.id });
    notify({
      tone: "done",
      text: wordsFor(action, conversation),
      ...(inverse === null
        ? {}
        : { act: { label: "Undo", run: () => void perform(conversation, inverse, { quiet: true }) } }),
    });
  };

  const fail = (conversation: ConversationSummary, entry: PendingAction, error: AppError) => {
    const again = () => void perform(conversation, entry.action, { key: entry.key });
    const { title } = actionTable[entry.action.kind];
    const subject = quote(headline(conversation));
    if (error.code === "outcome_unknown") {
      const text = `${title}, ${subject}: ${error.message}`;
      notify({ tone: "unknown", text, act: { label: "Look again", run: again } });
      return;
    }
    notify({
      tone: "failed",
      text: `${title} failed for ${subject}. ${error.message}`,
      ...(canTryAgain(error) ? { act: { label: "Try again", run: again } } : {}),
    });
  };

  const perform: Perform = async (conversation, action, options = {}) => {
    if (pendingActions.all().some((entry) => sameAction(entry, conversation.id, action))) return null;
    const entry: PendingAction = {
      key: options.key ?? parts.uuid(),
      conversationId: conversation.id,
      action,
      startedAtMs: parts.nowMs(),
    };
    pendingActions.add(entry);
    try {
      const result = await send(entry, options);
      await client.cancelQueries({ queryKey: conversationKey(conversation.id) });
      takeAnswer(client, result);
      noteChange(conversation, result);
      pendingActions.remove(entry.key);
      if (options.quiet !== true) say(conversation, action, result);
      void client.invalidateQueries({ queryKey: ["counts"] });
      return result;
    } catch (cause) {
      pendingActions.remove(entry.key);
      if (cause instanceof NotSent) return null;
      const error = asAppError(cause);
      if (error.fields && options.onFields) options.onFields(error.fields);
      else if (options.onError) options.onError(error);
      else fail(conversation, entry, error);
      if (error.code === "conversation_gone") {
        void client.invalidateQueries({ queryKey: conversationKey(conversation.id) });
        void client.invalidateQueries({ queryKey: queueKeys });
      }
      return null;
    }
  };
  return perform;
};
