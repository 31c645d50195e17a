import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it } from "vitest";
import type { ManyWatch } from "@/components/data/actions-port";
import { pendingActions } from "@/components/data/pending-actions";
import type { ActionInput } from "@/lib/actions/input";
import type { ActionResult } from "@/lib/api/conversations";
import { detail } from "@/lib/conversation/testing/detail";
import { AppError } from "@/lib/core/errors";
import { performMany } from "./perform-many";
import { createPerformer, type Notice } from "./performer";

type Sent = { readonly id: string; readonly key: string; readonly action: ActionInput };

const conversations = ["1", "2", "3"].map((id) => detail({ id, title: `Number ${id}` }));

/** The real performer over a server that answers as `answer` says; what is sent waits for `release` where it is held. */
const workbench = (answer: (sent: Sent) => AppError | undefined) => {
  const sent: Sent[] = [];
  const notices: Notice[] = [];
  let made = 0;
  const uuid = () => `key-${++made}`;
  const notify = (notice: Notice) => void notices.push(notice);
  const perform = createPerformer({
    client: new QueryClient(),
    call: async (input): Promise<ActionResult> => {
      sent.push(input);
      const refused = answer(input);
      if (refused) throw refused;
      const state = input.action.kind === "close" ? "closed" : "open";
      return { conversation: detail({ id: input.id, state }), ticket: null, tag: null, journalId: "j" };
    },
    notify,
    wordsFor: () => "one",
    uuid,
    nowMs: () => 5,
  });
  const parts = { perform, notify, uuid, wordsFor: (_: ActionInput, count: number) => `Closed ${count}` };
  return {
    sent,
    notices,
    run: (action: ActionInput, over = conversations, watch?: ManyWatch) =>
      performMany(parts, over, action, watch),
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
  expect(bench.sent.slice(3).map(({ id, action }) => [id, action.kind])).toEqual([
    ["3", "open"],
    ["2", "open"],
    ["1", "open"],
  ]);
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
