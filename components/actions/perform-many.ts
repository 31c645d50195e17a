import type { ManyOutcome, ManyWatch, Perform } from "@/components/data/actions-port";
import type { ActionInput } from "@/lib/actions/input";
import { inverseOf } from "@/lib/actions/inverse";
import { actionTable } from "@/lib/actions/table";
import type { ActionResult } from "@/lib/api/conversations";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import { AppError } from "@/lib/core/errors";
import type { Notice } from "./performer";
import { quote } from "./wording";

type Todo = {
  readonly conversation: ConversationSummary;
  readonly action: ActionInput;
  /** Its idempotency key, the same for every try. */
  readonly key: string;
};
type Did = Todo & { readonly result: ActionResult };
type Missed = Todo & { readonly error: AppError };

export type ManyParts = {
  readonly perform: Perform;
  readonly notify: (notice: Notice) => void;
  readonly uuid: () => string;
  /** Short, of what was done to how many. */
  readonly wordsFor: (action: ActionInput, count: number) => string;
};

const mostNamed = 3;

/** All are shown at once and sent one after the other, so that a hundred of them do not crowd out everybody else. */
const runAll = async (perform: Perform, todos: readonly Todo[], { stop, onStep }: ManyWatch) => {
  let turn: Promise<unknown> = Promise.resolve();
  const did: Did[] = [];
  const missed: Missed[] = [];
  let left = 0;
  const all = todos.map((todo) => {
    let error: AppError | null = null;
    const onError = (cause: AppError) => {
      error = cause;
    };
    const options = { key: todo.key, quiet: true, after: turn, onError, stop };
    const one = perform(todo.conversation, todo.action, options).then((result) => {
      if (result) did.push({ ...todo, result });
      else if (error === null && stop?.aborted) left += 1;
      else missed.push({ ...todo, error: error ?? new AppError("conflict", "It is under way already.") });
      onStep?.(did.length + missed.length);
    });
    turn = one;
    return one;
  });
  await Promise.all(all);
  return { did, missed, left };
};

const listed = (missed: readonly Missed[]): string => {
  const named = missed
    .slice(0, mostNamed)
    .map(({ conversation, error }) => `${quote(headline(conversation))}: ${error.message}`)
    .join(" ");
  return missed.length > mostNamed ? `${named} And ${missed.length - mostNamed} more.` : named;
};

const undoes = ({ conversation, action, result }: Did): ActionInput | null =>
  inverseOf(action, conversation, { tagId: result.tag?.id });

/**
 * One action over several conversations: one message, whose undo takes all back, and what failed by name with a retry of those alone.
 * Nothing is done twice: every try of one conversation carries the key of the first. Stopped, what is done stays done.
 */
export const performMany = async (
  parts: ManyParts,
  conversations: readonly ConversationSummary[],
  action: ActionInput,
  watch: ManyWatch = {},
): Promise<ManyOutcome> => {
  const { perform, notify, uuid, wordsFor } = parts;
  const takeBack = (did: readonly Did[]) => {
    const todos = did.toReversed().flatMap((one): readonly Todo[] => {
      const inverse = undoes(one);
      return inverse === null ? [] : [{ conversation: one.conversation, action: inverse, key: uuid() }];
    });
    return run(todos, (count) => `Took back ${count}`, false);
  };
  const run = async (
    todos: readonly Todo[],
    words: (count: number) => string,
    canUndo: boolean,
    looking: ManyWatch = {},
  ) => {
    const { did, missed, left } = await runAll(perform, todos, looking);
    const stopped = left > 0 ? `${left} left as ${left === 1 ? "it was" : "they were"}` : null;
    const undoable = canUndo && did.some((one) => undoes(one) !== null);
    if (did.length > 0) {
      const act = undoable ? { act: { label: "Undo", run: () => void takeBack(did) } } : {};
      const text = stopped === null ? words(did.length) : `${words(did.length)} · stopped, ${stopped}`;
      notify({ tone: "done", text, ...act });
    } else if (stopped !== null) notify({ tone: "done", text: `Stopped: ${stopped}` });
    if (missed.length > 0) {
      const retry = () => void run(missed, words, canUndo);
      const text = `${missed.length} of ${todos.length} failed. ${listed(missed)}`;
      notify({ tone: "failed", text, act: { label: `Try ${missed.length} again`, run: retry } });
    }
    return { did, missed };
  };
  const { appliesTo } = actionTable[action.kind];
  const todos = conversations
    .filter(appliesTo)
    .map((conversation) => ({ conversation, action, key: uuid() }));
  const same = conversations.length - todos.length;
  const words = (count: number) =>
    `${wordsFor(action, count)}${same > 0 ? ` · nothing to change in ${same}` : ""}`;
  if (todos.length === 0)
    notify({ tone: "done", text: `“${actionTable[action.kind].title}” changes nothing here.` });
  const { did, missed } = await run(todos, words, true, watch);
  return {
    done: did.map(({ conversation }) => conversation),
    failed: missed.map(({ conversation, error }) => ({ conversation, error })),
  };
};
