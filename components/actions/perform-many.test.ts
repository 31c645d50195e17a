import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it } from "vitest";
import type { ManyWatch } from "@/components/data/actions-port";
import { pendingActions } from "@/components/data/pending-actions";
import { createUndoStack } from "@/components/data/undo-stack";
import type { ActionInput } from "@/lib/actions/input";
import type { Seen } from "@/lib/actions/moved";
import { type ClosingStop, unfinished } from "@/lib/actions/unfinished";
import type { ActionResult } from "@/lib/api/conversations";
import { detail } from "@/lib/conversation/testing/detail";
import { AppError } from "@/lib/core/errors";
import { performMany } from "./perform-many";
import { createPerformer } from "./performer";
import type { Notice } from "./telling";

type Sent = {
  readonly id: string;
  readonly key: string;
  readonly action: ActionInput;
  readonly seen?: Seen;
  readonly stopFor?: readonly ClosingStop[];
};

const conversations = ["1", "2", "3"].map((id) => detail({ id, title: `Number ${id}` }));

/** The real performer over a server that answers as `answer` says; what is sent waits for `release` where it is held. */
const workbench = (
  answer: (sent: Sent) => AppError | undefined,
  warningOf: (id: string) => string | null = () => null,
  undoing: (id: string) => AppError | undefined = () => undefined,
) => {
  const sent: Sent[] = [];
  const notices: Notice[] = [];
  let made = 0;
  const uuid = () => `key-${++made}`;
  const notify = (notice: Notice) => void notices.push(notice);
  const stack = createUndoStack();
  const takenBack: string[] = [];
  const performer = createPerformer({
    client: new QueryClient(),
    undo: async ({ id: journalId }) => {
      const id = journalId.replace("journal of ", "");
      takenBack.push(id);
      const refused = undoing(id);
      if (refused) throw refused;
      return {
        conversation: detail({ id }),
        ticket: null,
        tag: null,
        contact: null,
        warning: null,
        journalId: "u",
      };
    },
    onMoved: () => undefined,
    onUnfinished: () => undefined,
    openTicket: () => undefined,
    stack,
    call: async (input): Promise<ActionResult> => {
      sent.push(input);
      const refused = answer(input);
      if (refused) throw refused;
      const state = input.action.kind === "close" ? "closed" : "open";
      return {
        conversation: detail({ id: input.id, state }),
        ticket: null,
        tag: null,
        contact: null,
        warning: warningOf(input.id),
        journalId: `journal of ${input.id}`,
      };
    },
    notify,
    wordsFor: () => "one",
    uuid,
    nowMs: () => 5,
  });
  const parts = {
    ...performer,
    notify,
    stack,
    uuid,
    wordsFor: (_: ActionInput, count: number) => `Closed ${count}`,
  };
  return {
    sent,
    takenBack,
    stack,
    notices,
    run: (action: ActionInput, over = conversations, watch?: ManyWatch, stopFor?: readonly ClosingStop[]) =>
      performMany(parts, over, action, watch, stopFor),
  };
};

beforeEach(() => pendingActions.clear());

it("shows all at once, sends one after the other, and says one thing, whose undo takes all back from the last to the first", async () => {
  const atOnce: number[] = [];
  const bench = workbench(() => {
    atOnce.push(pendingActions.all().length);
    return undefined;
  });
  const outcome = await bench.run({ kind: "close" });
  // What is done is no longer pending, and nothing was sent before the one ahead of it was done.
  expect(atOnce).toEqual([3, 2, 1]);
  expect(bench.sent.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(new Set(bench.sent.map(({ key }) => key)).size).toBe(3);
  expect(outcome.done.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(bench.notices.map(({ text }) => text)).toEqual(["Closed 3"]);

  bench.notices[0]?.act?.run();
  await expect.poll(() => bench.notices.at(-1)?.text).toBe("Took back 3");
  expect(bench.takenBack).toEqual(["3", "2", "1"]);
});

it("goes on after a failure, names what failed with its reason, and tries those alone again under their keys", async () => {
  let down = true;
  const bench = workbench(({ id }) =>
    down && id !== "2" ? new AppError("intercom_unavailable", "Intercom is away.") : undefined,
  );
  const outcome = await bench.run({ kind: "close" });
  expect(outcome.done.map(({ id }) => id)).toEqual(["2"]);
  expect(outcome.failed.map(({ conversation }) => conversation.id)).toEqual(["1", "3"]);
  expect(pendingActions.all()).toEqual([]);
  const failed = bench.notices.at(-1);
  expect(failed?.text).toBe("2 of 3 failed. “Number 1”: Intercom is away. “Number 3”: Intercom is away.");
  down = false;
  failed?.act?.run();
  await expect.poll(() => bench.notices.at(-1)?.text).toBe("Closed 2");
  const keyOf = (id: string, at: number) => bench.sent.filter((one) => one.id === id)[at]?.key;
  expect([keyOf("1", 1), keyOf("3", 1)]).toEqual([keyOf("1", 0), keyOf("3", 0)]);
  expect(bench.sent.filter(({ id }) => id === "2")).toHaveLength(1);
});

it("names what was done only in part, beside the one undo of all", async () => {
  const bench = workbench(
    () => undefined,
    (id) => (id === "2" ? "Only the team was assigned." : null),
  );
  await bench.run({ kind: "close" });
  expect(bench.notices).toMatchObject([
    { tone: "done", text: "Closed 3", act: { label: "Undo" } },
    { tone: "partly", text: "Not all of it was done to 1. “Number 2”: Only the team was assigned." },
  ]);
});

it("leaves out what it would not change, and says so", async () => {
  const bench = workbench(() => undefined);
  const closed = detail({ id: "4", state: "closed" });
  await bench.run({ kind: "close" }, [...conversations, closed]);
  expect(bench.sent.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(bench.notices[0]?.text).toBe("Closed 3 · nothing to change in 1");
  await bench.run({ kind: "close" }, [closed]);
  expect(bench.notices.at(-1)?.text).toBe("“Close” changes nothing here.");
});

it("stops where it was asked to: what was done stays done and can be undone, the rest was never sent", async () => {
  const stopper = new AbortController();
  const steps: number[] = [];
  const bench = workbench(({ id }) => {
    if (id === "2") stopper.abort();
    return undefined;
  });
  const outcome = await bench.run({ kind: "close" }, conversations, {
    stop: stopper.signal,
    onStep: (ended) => steps.push(ended),
  });
  expect(bench.sent.map(({ id }) => id)).toEqual(["1", "2"]);
  expect(outcome.done.map(({ id }) => id)).toEqual(["1", "2"]);
  expect(outcome.failed).toEqual([]);
  expect(pendingActions.all()).toEqual([]);
  expect(steps.at(-1)).toBe(2);
  expect(bench.notices.map(({ text }) => text)).toEqual(["Closed 2 · stopped, 1 left as it was"]);
  bench.notices[0]?.act?.run();
  await expect.poll(() => bench.notices.at(-1)?.text).toBe("Took back 2");
});

it("says so as well where it was stopped before anything was done", async () => {
  const stopper = new AbortController();
  stopper.abort();
  const bench = workbench(() => undefined);
  await bench.run({ kind: "close" }, conversations, { stop: stopper.signal });
  expect(bench.sent).toEqual([]);
  expect(bench.notices.map(({ text }) => text)).toEqual(["Stopped: 3 left as they were"]);
});

it("leaves out what moved since it was looked at, names it, and does it anyway when told to, under the same key", async () => {
  let anyway = false;
  const bench = workbench(({ id }) =>
    id === "2" && !anyway ? new AppError("moved", "It moved.") : undefined,
  );
  await bench.run({ kind: "close" });
  expect(bench.notices.map(({ text }) => text)).toEqual([
    "Closed 2",
    "1 changed since you looked and was left: “Number 2”.",
  ]);
  anyway = true;
  bench.notices[1]?.act?.run();
  await expect.poll(() => bench.notices.at(-1)?.text).toBe("Closed 1");
  const second = bench.sent.filter(({ id }) => id === "2");
  expect(second).toHaveLength(2);
  expect(second[1]?.key).toBe(second[0]?.key);
});

it("leaves open what something stands against, names it with why, and closes it anyway when told to, under the same key", async () => {
  const bench = workbench(({ id, stopFor }) => {
    if (!stopFor) return undefined;
    if (id === "1") return unfinished([{ check: "requiredAttributes", names: ["Plan", "Region"] }]);
    return id === "3" ? unfinished([{ check: "openTicket", names: ["12"] }]) : undefined;
  });
  const outcome = await bench.run({ kind: "close" }, conversations, {}, ["requiredAttributes", "openTicket"]);
  expect(outcome.failed.map(({ conversation }) => conversation.id)).toEqual(["1", "3"]);
  expect(bench.notices.map(({ text }) => text.replace(/[\u2066-\u2069]/g, ""))).toEqual([
    "Closed 1",
    "2 of 3 not closed, as something stands open: “Number 1” (without Plan, Region), “Number 3” (its ticket is not resolved).",
  ]);
  bench.notices[1]?.act?.run();
  await expect.poll(() => bench.notices.at(-1)?.text).toBe("Closed 2");
  const again = bench.sent.filter(({ id }) => id !== "2");
  expect(again.map(({ stopFor }) => stopFor)).toEqual([
    ["requiredAttributes", "openTicket"],
    ["requiredAttributes", "openTicket"],
    undefined,
    undefined,
  ]);
  expect(new Set(again.map(({ key }) => key)).size).toBe(2);
});

it("still stops for what stands open where somebody goes on with what had moved", async () => {
  const bench = workbench(({ seen, stopFor }) => {
    if (seen) return new AppError("moved", "It moved.");
    return stopFor ? unfinished([{ check: "openTicket", names: ["12"] }]) : undefined;
  });
  await bench.run({ kind: "close" }, conversations.slice(0, 1), {}, ["openTicket"]);
  bench.notices.at(-1)?.act?.run();
  await expect.poll(() => bench.notices.at(-1)?.text).toMatch(/^1 of 1 not closed/);
  // Nor does what had moved stop what goes on once more.
  bench.notices.at(-1)?.act?.run();
  await expect.poll(() => bench.notices.at(-1)?.text).toBe("Closed 1");
});

it("is taken back once more by z alone where that failed and can go well, and not what is over", async () => {
  let down = true;
  const bench = workbench(
    () => undefined,
    () => null,
    (id) => {
      if (id === "3") return new AppError("undo_outdated", "It was opened since.");
      return down && id === "2" ? new AppError("intercom_unavailable", "Intercom is away.") : undefined;
    },
  );
  await bench.run({ kind: "close" });
  bench.stack.pop()?.takeBack?.();
  await expect.poll(() => bench.notices.at(-1)?.text).toContain("2 of 3 failed.");
  down = false;
  bench.stack.pop()?.takeBack?.();
  await expect.poll(() => bench.notices.at(-1)?.text).toBe("Took back 1");
  expect(bench.takenBack).toEqual(["3", "2", "1", "2"]);
  expect(bench.stack.pop()).toBeNull();
});

it("stands on the stack as one thing, which takes all back", async () => {
  const bench = workbench(() => undefined);
  await bench.run({ kind: "close" });
  bench.stack.pop()?.takeBack?.();
  await expect.poll(() => bench.takenBack).toEqual(["3", "2", "1"]);
  expect(bench.stack.pop()).toBeNull();
});
