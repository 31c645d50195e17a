import type { ManyOutcome, ManyWatch, Perform, PerformOptions } from "@/components/data/actions-port";
import type { UndoStack } from "@/components/data/undo-stack";
import type { ActionInput } from "@/lib/actions/input";
import { actionTable } from "@/lib/actions/table";
import { type ClosingStop, openIn } from "@/lib/actions/unfinished";
import type { ActionResult } from "@/lib/api/conversations";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import { canTryAgain } from "@/lib/core/can-try-again";
import { AppError } from "@/lib/core/errors";
import { isolated } from "@/lib/core/text";
import type { Performer } from "./performer";
import type { Notice } from "./telling";
import { hasWayBack } from "./way-back";
import { quote } from "./wording";

type Todo = {
  readonly conversation: ConversationSummary;
  /** Its idempotency key, the same for every try. */
  readonly key: string;
};
type Did = Todo & { readonly result: ActionResult };
type Missed = Todo & { readonly error: AppError };
type Doing = (todo: Todo, options: NonNullable<Parameters<Perform>[2]>) => Promise<ActionResult | null>;

export type ManyParts = Performer & {
  readonly notify: (notice: Notice) => void;
  readonly stack: UndoStack;
  readonly uuid: () => string;
  /** Short, of what was done to how many. */
  readonly wordsFor: (action: ActionInput, count: number) => string;
};

const mostNamed = 3;

/** All are shown at once and sent one after the other, so that a hundred of them do not crowd out everybody else. */
const runAll = async (doing: Doing, todos: readonly Todo[], { stop, onStep }: ManyWatch) => {
  let turn: Promise<unknown> = Promise.resolve();
  const did: Did[] = [];
  const missed: Missed[] = [];
  let left = 0;
  const all = todos.map((todo) => {
    let error: AppError | null = null;
    const onError = (cause: AppError) => {
      error = cause;
    };
    const one = doing(todo, { key: todo.key, quiet: true, after: turn, onError, stop }).then((result) => {
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

const named = (
  some: readonly Todo[],
  wordsOf: (one: Todo, index: number) => string,
  mark: string,
): string => {
  const words = some.slice(0, mostNamed).map(wordsOf).join(mark);
  return some.length > mostNamed ? `${words}${mark}and ${some.length - mostNamed} more` : words;
};

const title = ({ conversation }: Todo): string => quote(headline(conversation));

/** What does not count any more once somebody was told and goes on. */
type Anyway = Pick<PerformOptions, "seen" | "stopFor">;

const whyOpen = ({ error }: Missed): string =>
  openIn(error)
    .map(({ check, names }) =>
      check === "openTicket" ? "its ticket is not resolved" : `without ${names.map(isolated).join(", ")}`,
    )
    .join("; ");

/** Says what failed, by name and with a retry of those alone; of what moved or stands open, that it was left as it is, and why. */
const tellMissed = (
  notify: ManyParts["notify"],
  missed: readonly Missed[],
  of: number,
  again: (some: readonly Todo[], anyway: Anyway) => void,
) => {
  const moved = missed.filter(({ error }) => error.code === "moved");
  const open = missed.filter(({ error }) => error.code === "unfinished");
  const failed = missed.filter(({ error }) => !["moved", "unfinished"].includes(error.code));
  if (moved.length > 0)
    notify({
      tone: "unknown",
      text: `${moved.length} changed since you looked and ${moved.length === 1 ? "was" : "were"} left: ${named(moved, title, ", ")}.`,
      act: { label: "Do them anyway", run: () => again(moved, { seen: null }) },
    });
  if (open.length > 0) {
    const why = named(
      open,
      (one, index) => `${title(one)} (${open[index] ? whyOpen(open[index]) : ""})`,
      ", ",
    );
    notify({
      tone: "unknown",
      text: `${open.length} of ${of} not closed, as something stands open: ${why}.`,
      act: {
        label: open.length === 1 ? "Close it anyway" : "Close them anyway",
        run: () => again(open, { stopFor: [] }),
      },
    });
  }
  if (failed.length > 0) {
    const why = named(failed, (one, index) => `${title(one)}: ${failed[index]?.error.message ?? ""}`, " ");
    notify({
      tone: "failed",
      text: `${failed.length} of ${of} failed. ${why}`,
      act: { label: `Try ${failed.length} again`, run: () => again(failed, {}) },
    });
  }
};

/** Says what was done only in part, by name; taking it back is the same as for the rest. */
const tellPartly = (notify: ManyParts["notify"], did: readonly Did[]) => {
  const partly = did.filter(({ result }) => result.warning !== null);
  if (partly.length === 0) return;
  const why = named(partly, (one, index) => `${title(one)}: ${partly[index]?.result.warning ?? ""}`, " ");
  notify({ tone: "partly", text: `Not all of it was done to ${partly.length}. ${why}` });
};

/**
 * One action over several conversations: one message, whose undo takes all back, and what failed by name with a retry of those alone.
 * Nothing is done twice: every try of one conversation carries the key of the first. Stopped, what is done stays done.
 */
export const performMany = async (
  parts: ManyParts,
  conversations: readonly ConversationSummary[],
  action: ActionInput,
  watch: ManyWatch = {},
  stopFor: readonly ClosingStop[] = [],
): Promise<ManyOutcome> => {
  const { notify, stack, uuid } = parts;
  const { appliesTo, title: name } = actionTable[action.kind];
  const todos = conversations.filter(appliesTo).map((conversation) => ({ conversation, key: uuid() }));
  const same = conversations.length - todos.length;
  const words = (count: number) =>
    `${parts.wordsFor(action, count)}${same > 0 ? ` · nothing to change in ${same}` : ""}`;

  const takeBack = async (did: readonly Did[]) => {
    const back: Doing = ({ conversation, key }, options) => {
      const result = did.find((one) => one.conversation === conversation)?.result ?? null;
      const done = Promise.resolve(result);
      return parts.takeBack(
        { conversation, action, done, answer: () => result, words: name },
        { ...options, key },
      );
    };
    const some = did
      .toReversed()
      .filter(({ conversation }) => hasWayBack(action, conversation))
      .map(({ conversation }) => ({ conversation, key: uuid() }));
    const key = uuid();
    const run = async (todo: readonly Todo[]) => {
      stack.drop(key);
      const { did: taken, missed } = await runAll(back, todo, {});
      if (taken.length > 0) notify({ tone: "done", text: `Took back ${taken.length}` });
      tellPartly(notify, taken);
      const left = missed.filter(({ error }) => canTryAgain(error));
      // Or the next `z` would take back what was done before.
      if (left.length > 0) stack.push({ key, words: name, takeBack: () => void run(left) });
      tellMissed(notify, missed, todo.length, (again) => void run(again));
    };
    await run(some);
  };
  const tellDid = (did: readonly Did[], left: number) => {
    const stopped = left > 0 ? `${left} left as ${left === 1 ? "it was" : "they were"}` : null;
    if (did.length === 0) {
      if (stopped !== null) notify({ tone: "done", text: `Stopped: ${stopped}` });
      return;
    }
    const text = stopped === null ? words(did.length) : `${words(did.length)} · stopped, ${stopped}`;
    if (!did.some(({ conversation }) => hasWayBack(action, conversation)))
      return notify({ tone: "done", text });
    const key = uuid();
    stack.push({ key, words: words(did.length), takeBack: () => void takeBack(did) });
    const undo = () => {
      const done = stack.find(key);
      stack.drop(key);
      done?.takeBack?.();
    };
    notify({ tone: "done", text, act: { label: "Undo", run: undo, undoes: key } });
  };
  const run = async (some: readonly Todo[], anyway: Anyway, looking: ManyWatch = {}) => {
    const over = { stopFor, ...anyway };
    const doing: Doing = ({ conversation }, options) =>
      parts.perform(conversation, action, { ...options, ...over });
    const { did, missed, left } = await runAll(doing, some, looking);
    tellDid(did, left);
    tellPartly(notify, did);
    tellMissed(notify, missed, some.length, (again, more) => void run(again, { ...anyway, ...more }));
    return { did, missed };
  };
  if (todos.length === 0) notify({ tone: "done", text: `“${name}” changes nothing here.` });
  const { did, missed } = await run(todos, {}, watch);
  return {
    done: did.map(({ conversation }) => conversation),
    failed: missed.map(({ conversation, error }) => ({ conversation, error })),
  };
};
