import type { QueryClient } from "@tanstack/react-query";
import type { MovedCase, Perform, PerformOptions, UnfinishedCase } from "@/components/data/actions-port";
import { type PendingAction, pendingActions } from "@/components/data/pending-actions";
import type { UndoStack } from "@/components/data/undo-stack";
import type { ActionInput } from "@/lib/actions/input";
import type { Seen } from "@/lib/actions/moved";
import { actionTable } from "@/lib/actions/table";
import { type ClosingStop, openIn } from "@/lib/actions/unfinished";
import type { ActionResult } from "@/lib/api/conversations";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import type { AppError } from "@/lib/core/errors";
import { createRunner, NotSent } from "./runner";
import { seenOnScreen } from "./seen-on-screen";
import { doneNotice, type Notice, tellDone, tellFailed, tellNotTaken } from "./telling";
import { hasWayBack, shownBack } from "./way-back";
import { quote } from "./wording";

export type PerformerParts = {
  readonly client: QueryClient;
  readonly call: (input: {
    readonly id: string;
    readonly key: string;
    readonly action: ActionInput;
    readonly seen?: Seen;
    readonly stopFor?: readonly ClosingStop[];
  }) => Promise<ActionResult>;
  /** Takes back what a row of the journal says. */
  readonly undo: (input: { readonly id: string; readonly key: string }) => Promise<ActionResult>;
  readonly notify: (notice: Notice) => void;
  readonly onMoved: (moved: MovedCase) => void;
  readonly onUnfinished: (stopped: UnfinishedCase) => void;
  readonly wordsFor: (action: ActionInput, conversation: ConversationSummary) => string;
  /** Shows the page of the ticket that a convert made. */
  readonly openTicket: (id: string) => void;
  readonly stack: UndoStack;
  readonly uuid: () => string;
  readonly nowMs: () => number;
};

/** Something that was done, or is on its way, and is to be taken back. */
export type ToTakeBack = {
  /** As it was before. */
  readonly conversation: ConversationSummary;
  readonly action: ActionInput;
  /** Null when it was not done after all. */
  readonly done: Promise<ActionResult | null>;
  /** The same, as far as it is known by now. */
  readonly answer: () => ActionResult | null;
  readonly words: string;
};

export type Performer = {
  readonly perform: Perform;
  /** Resolves to the answer; to null when it was not taken back, which has been said by then. */
  readonly takeBack: (
    what: ToTakeBack,
    options?: Pick<PerformOptions, "key" | "quiet" | "after" | "onError">,
  ) => Promise<ActionResult | null>;
};

/** A second press while the first is on its way is the same press, but not once something else was done in between. */
const isDouble = (conversationId: string, action: ActionInput, key: string | undefined): boolean => {
  const own = pendingActions.all().filter((entry) => entry.conversationId === conversationId);
  const last = own.at(-1);
  const isSame = last !== undefined && JSON.stringify(last.action) === JSON.stringify(action);
  return isSame || own.some((entry) => entry.key === key);
};

/** Asks what it has come to, as far as that is known by now. */
const knownOf = (done: Promise<ActionResult | null>): (() => ActionResult | null) => {
  let answer: ActionResult | null = null;
  void done.then((result) => {
    answer = result;
  });
  return () => answer;
};

/** What is said of what was done; of a convert, with the way to its ticket. */
const saidOf = (
  { openTicket }: Pick<PerformerParts, "openTicket">,
  words: string,
  conversation: ConversationSummary,
  { warning, ticket }: ActionResult,
): Notice => ({
  ...doneNotice(words, conversation, warning),
  ...(ticket === null ? {} : { act: { label: "Open ticket", run: () => openTicket(ticket.id) } }),
});

/** As the server takes it. */
const asked = (
  { id }: ConversationSummary,
  { key, action }: PendingAction,
  seen: Seen | null | undefined,
  stopFor: PerformOptions["stopFor"] = [],
): Parameters<PerformerParts["call"]>[0] => ({
  id,
  key,
  action,
  ...(seen ? { seen } : {}),
  ...(stopFor.length > 0 ? { stopFor } : {}),
});

/**
 * Does actions from this browser: each is shown at once, sent in order per conversation, rolled back with its reason when it
 * fails, and never sent twice.
 */
export const createPerformer = (parts: PerformerParts): Performer => {
  const { client, notify, stack, wordsFor } = parts;
  const run = createRunner(client);
  const entryOf = (
    { id: conversationId }: ConversationSummary,
    action: ActionInput,
    key = parts.uuid(),
  ): PendingAction => ({ key, conversationId, action, startedAtMs: parts.nowMs() });

  const takeBack: Performer["takeBack"] = async (what, options = {}) => {
    const { conversation, words } = what;
    const entry = entryOf(conversation, shownBack(what.action, conversation, what.answer()), options.key);
    stack.drop(entry.key);
    const ended = await run(conversation, entry, options, async () => {
      const done = await what.done;
      if (done === null) throw new NotSent();
      return parts.undo({ id: done.journalId, key: entry.key });
    });
    if ("result" in ended) {
      if (options.quiet !== true)
        notify(doneNotice(`Taken back: ${words}`, conversation, ended.result.warning));
      return ended.result;
    }
    if (ended.error === null) return null;
    const again = () => void takeBack(what, { ...options, key: entry.key });
    if (options.onError) options.onError(ended.error);
    else tellNotTaken(parts, entry, ended.error, words, again);
    return null;
  };

  /** So that `z` finds it from the moment that it was begun. @returns whether it can be taken back or is known to be for good. */
  const putOnStack = (
    conversation: ConversationSummary,
    { key, action }: PendingAction,
    done: Promise<ActionResult | null>,
  ): boolean => {
    const words = wordsFor(action, conversation);
    const isBack = hasWayBack(action, conversation);
    if (!isBack && actionTable[action.kind].undo !== "never") return false;
    const what = { conversation, action, done, answer: knownOf(done), words };
    stack.push({ key, words, takeBack: isBack ? () => void takeBack(what) : null });
    return true;
  };

  const tellWhy = (
    conversation: ConversationSummary,
    entry: PendingAction,
    error: AppError,
    options: PerformOptions,
    /** As it was sent: by now the thread may have left the page, and with it how far it was seen. */
    seen: Seen | null | undefined,
  ) => {
    const { action, key } = entry;
    const again = (over: PerformOptions = {}) =>
      void perform(conversation, action, { ...options, key, ...over });
    if (error.code === "unfinished" && !options.onError)
      return parts.onUnfinished({
        conversation,
        found: openIn(error),
        goAhead: () => again({ stopFor: [] }),
      });
    if (error.fields && options.onFields) return options.onFields(error.fields);
    if (options.onError) return options.onError(error);
    if (error.code === "moved" && seen)
      return parts.onMoved({ conversation, action, seen, goAhead: () => again({ seen: null }) });
    const [{ title }, subject] = [actionTable[action.kind], quote(headline(conversation))];
    tellFailed(notify, entry, error, {
      failed: `${title} failed for ${subject}.`,
      what: `${title}, ${subject}`,
      // What one has done oneself is no reason to stop a look.
      again: () => again(error.code === "outcome_unknown" ? { seen: null } : {}),
    });
  };

  const perform: Perform = async (conversation, action, options = {}) => {
    if (isDouble(conversation.id, action, options.key)) return null;
    const entry = entryOf(conversation, action, options.key);
    const isLookedAt = options.seen === undefined && actionTable[action.kind].guarded;
    const seen = isLookedAt ? seenOnScreen(conversation) : options.seen;
    const doing = run(conversation, entry, options, () =>
      parts.call(asked(conversation, entry, seen, options.stopFor)),
    );
    const speaks = options.quiet !== true;
    const answer = doing.then((ended) => ("result" in ended ? ended.result : null));
    const isOnStack = speaks && putOnStack(conversation, entry, answer);
    const ended = await doing;
    if ("result" in ended) {
      // Who has taken it back by now is told of that alone.
      const isTakenBack = isOnStack && stack.find(entry.key) === null;
      const said = saidOf(parts, wordsFor(action, conversation), conversation, ended.result);
      if (speaks && !isTakenBack) tellDone(notify, stack, said, entry);
      return ended.result;
    }
    stack.drop(entry.key);
    if (ended.error !== null) tellWhy(conversation, entry, ended.error, options, seen);
    return null;
  };
  return { perform, takeBack };
};
