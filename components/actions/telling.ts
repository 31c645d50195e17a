import type { PendingAction } from "@/components/data/pending-actions";
import type { UndoStack } from "@/components/data/undo-stack";
import { unsure } from "@/components/data/unsure";
import { placeOf } from "@/lib/actions/subject";
import { actionTable } from "@/lib/actions/table";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import { canTryAgain } from "@/lib/core/can-try-again";
import type { AppError } from "@/lib/core/errors";
import { quote } from "./wording";

/** What a person is told after an action: done, done in part, failed, or that nobody knows. */
export type Notice = {
  readonly tone: "done" | "partly" | "failed" | "unknown";
  readonly text: string;
  /** One thing that can be done about it. */
  readonly act?: { readonly label: string; readonly run: () => void; readonly undoes?: string };
};

export type Failing = {
  /** A sentence that says what failed, without why. */
  readonly failed: string;
  /** What nobody knows the outcome of. */
  readonly what: string;
  /** The very same once more, under the same key. */
  readonly again: () => void;
  /** Where it was a taking back: the key under which the stack has it, so that `z` tries that once more. */
  readonly undoes?: string;
};

/** Takes back what is on the stack under this key, once. */
const takeBackOf = (stack: UndoStack, key: string) => () => {
  const done = stack.find(key);
  stack.drop(key);
  done?.takeBack?.();
};

/** What was done; where that is not all of it, the server's own sentence in place of `words`. */
export const doneNotice = (
  words: string,
  conversation: ConversationSummary,
  warning: string | null,
): Notice =>
  warning === null
    ? { tone: "done", text: words }
    : { tone: "partly", text: `${quote(headline(conversation))}: ${warning}` };

/** Says what has been done; where it can be taken back, with the way to, else with what the notice itself offers. */
export const tellDone = (
  notify: (notice: Notice) => void,
  stack: UndoStack,
  { tone, text, act: next }: Notice,
  { key, action }: PendingAction,
): void => {
  const canUndo = stack.find(key)?.takeBack != null;
  const act = canUndo ? { label: "Undo", run: takeBackOf(stack, key), undoes: key } : next;
  const said = actionTable[action.kind].undo === "never" ? `${text}. This cannot be taken back.` : text;
  notify({ tone, text: said, ...(act ? { act } : {}) });
};

/** Says why it was not done; of what nobody knows, that it can be looked at and is not repeated. */
export const tellFailed = (
  notify: (notice: Notice) => void,
  entry: PendingAction,
  error: AppError,
  { failed, what, again, undoes }: Failing,
): void => {
  const { key, conversationId, action } = entry;
  // Also where a look did not get through.
  if (error.code === "outcome_unknown" || unsure.has(key)) {
    const words = `${what}: ${error.message}`;
    if (error.code === "outcome_unknown")
      unsure.add({ key, place: placeOf("conversation", conversationId), action, words, look: again });
    notify({ tone: "unknown", text: words, act: { label: "Look again", run: again } });
    return;
  }
  const text = error.code === "undo_outdated" ? error.message : `${failed} ${error.message}`;
  const act = { label: "Try again", run: again, ...(undoes === undefined ? {} : { undoes }) };
  notify({ tone: "failed", text, ...(canTryAgain(error) ? { act } : {}) });
};

/** Says why it was not taken back. Where trying again can help, `z` does that, or it would take back what was done before. */
export const tellNotTaken = (
  { notify, stack }: { readonly notify: (notice: Notice) => void; readonly stack: UndoStack },
  entry: PendingAction,
  error: AppError,
  words: string,
  again: () => void,
): void => {
  const { key } = entry;
  if (canTryAgain(error)) stack.push({ key, words, takeBack: again });
  const what = `Taking back “${words}”`;
  tellFailed(notify, entry, error, { failed: `${what} failed.`, what, again, undoes: key });
};
