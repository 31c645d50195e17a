import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";
import { ownChanges } from "@/components/data/own-changes";
import { pendingActions } from "@/components/data/pending-actions";
import { listOf } from "@/components/data/queue-list";
import type { ActionInput } from "@/lib/actions/input";
import type { ActionResult } from "@/lib/api/conversations";
import { detail } from "@/lib/conversation/testing/detail";
import { AppError } from "@/lib/core/errors";
import { createPerformer, type Notice } from "./performer";

const conversation = detail({ title: "Charged twice", waitingSince: 1 });

type Call = { id: string; key: string; action: ActionInput };

const workbench = (answer: (call: Call) => Promise<ActionResult>) => {
  const client = new QueryClient();
  const calls: Call[] = [];
  const notices: Notice[] = [];
  let made = 0;
  const perform = createPerformer({
    client,
    call: (input) => {
      calls.push(input);
      return answer(input);
    },
    notify: (notice) => notices.push(notice),
    wordsFor: (action) => action.kind,
    uuid: () => `key-${++made}`,
    nowMs: () => 5,
  });
  return { client, calls, notices, perform };
};

const closed: ActionResult = {
  conversation: { ...conversation, state: "closed" },
  ticket: null,
  tag: null,
  journalId: "j",
};

const emptyList = listOf(
  { rows: [], nextCursor: null, total: 1, totalIsExact: true, notes: [], fetchedAtMs: 1, stale: false },
  0,
);

beforeEach(() => {
  pendingActions.clear();
  ownChanges.clear();
});

describe("createPerformer", () => {
  it("notes what one has done and taken back as two changes that come to nothing", async () => {
    const opened = { ...closed, conversation: { ...conversation, state: "open" as const } };
    const bench = workbench(async ({ action }) => (action.kind === "close" ? closed : opened));
    await bench.perform(conversation, { kind: "close" });
    bench.notices[0]?.act?.run();
    await expect.poll(() => ownChanges.all()).toHaveLength(2);
    expect(ownChanges.all().map(({ before, after }) => [before.state, after.state])).toEqual([
      ["open", "closed"],
      ["closed", "open"],
    ]);
  });

  it("shows the action before the server has answered and keeps the server's answer after", async () => {
    let release = (_: ActionResult) => {};
    const bench = workbench(
      () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    );
    bench.client.setQueryData(["queue", "", "waiting"], {
      ...emptyList,
      rows: [conversation],
    });
    const done = bench.perform(conversation, { kind: "close" });
    expect(pendingActions.all().map((entry) => entry.action.kind)).toEqual(["close"]);
    await Promise.resolve();
    await Promise.resolve();
    release(closed);
    await done;
    expect(pendingActions.all()).toEqual([]);
    expect(bench.client.getQueryData(["conversation", "1"])).toMatchObject({ state: "closed" });
    expect(JSON.stringify(bench.client.getQueryData(["queue", "", "waiting"]))).toContain('"state":"closed"');
    expect(bench.notices[0]).toMatchObject({ tone: "done", act: { label: "Undo" } });
    expect(ownChanges.all()).toMatchObject([{ before: { state: "open" }, after: { state: "closed" } }]);
  });

  it("takes two clicks at once for one", async () => {
    const bench = workbench(async () => closed);
    await Promise.all(Array.from({ length: 10 }, () => bench.perform(conversation, { kind: "close" })));
    expect(bench.calls).toHaveLength(1);
  });

  it("sends actions on one conversation in order, each after the one before has been answered", async () => {
    const running: string[] = [];
    const bench = workbench(async ({ action }) => {
      running.push(`start ${action.kind}`);
      await Promise.resolve();
      running.push(`end ${action.kind}`);
      return closed;
    });
    await Promise.all([
      bench.perform(conversation, { kind: "close" }),
      bench.perform(conversation, { kind: "unread" }),
    ]);
    expect(running).toEqual(["start close", "end close", "start unread", "end unread"]);
  });

  it("leaves nothing behind when it fails, says why, and tries again under the same key", async () => {
    let tries = 0;
    const bench = workbench(async () => {
      tries += 1;
      if (tries === 1) throw new AppError("intercom_unavailable", "Intercom answered 500.");
      return closed;
    });
    bench.client.setQueryData(["conversation", "1"], conversation);
    expect(await bench.perform(conversation, { kind: "close" })).toBeNull();
    expect(bench.client.getQueryData(["conversation", "1"])).toBe(conversation);
    expect(pendingActions.all()).toEqual([]);
    expect(bench.notices[0]).toMatchObject({
      tone: "failed",
      text: "Close failed for “Charged twice”. Intercom answered 500.",
    });
    bench.notices[0]?.act?.run();
    await expect.poll(() => bench.calls.map((call) => call.key)).toEqual(["key-1", "key-1"]);
  });

  it("offers to look, never to repeat, when nobody knows the outcome", async () => {
    const bench = workbench(async () => {
      throw new AppError("outcome_unknown", "Nobody knows whether it arrived.");
    });
    await bench.perform(conversation, { kind: "reply", text: "Hello" });
    expect(bench.notices).toEqual([
      {
        tone: "unknown",
        text: "Reply, “Charged twice”: Nobody knows whether it arrived.",
        act: { label: "Look again", run: expect.any(Function) },
      },
    ]);
  });

  it("does not offer to try again what will be refused again", async () => {
    const bench = workbench(async () => {
      throw new AppError("forbidden", "Not yours.");
    });
    await bench.perform(conversation, { kind: "close" });
    expect(bench.notices[0]?.act).toBeUndefined();
  });

  it("goes on with the next action after one has failed", async () => {
    const bench = workbench(async ({ action }) => {
      if (action.kind === "close") throw new AppError("intercom_refused", "No.");
      return closed;
    });
    const [first, second] = await Promise.all([
      bench.perform(conversation, { kind: "close" }),
      bench.perform(conversation, { kind: "unread" }),
    ]);
    expect([first === null, second === null]).toEqual([true, false]);
  });

  it("has a conversation that turns out to be deleted read again, and with it every list", async () => {
    const bench = workbench(async () => {
      throw new AppError("conversation_gone", "This conversation was deleted in Intercom.");
    });
    bench.client.setQueryData(["conversation", "1"], conversation);
    bench.client.setQueryData(["conversation", "2"], conversation);
    bench.client.setQueryData(["queue", "state:open", "waiting"], emptyList);
    bench.client.setQueryData(["queue", "", "oldest"], emptyList);
    await bench.perform(conversation, { kind: "close" });
    const isOld = (...key: string[]) => bench.client.getQueryState(key)?.isInvalidated;
    expect(isOld("conversation", "1")).toBe(true);
    expect(isOld("queue", "state:open", "waiting")).toBe(true);
    expect(isOld("queue", "", "oldest")).toBe(true);
    expect(isOld("conversation", "2")).toBe(false);
    expect(bench.notices[0]?.act).toBeUndefined();
  });
});
