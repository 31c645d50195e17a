import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";
import type { MovedCase, UnfinishedCase } from "@/components/data/actions-port";
import { conversationKey } from "@/components/data/conversation-query";
import { ownChanges } from "@/components/data/own-changes";
import { pendingActions } from "@/components/data/pending-actions";
import { listOf } from "@/components/data/queue-list";
import { seenUpTo } from "@/components/data/seen-up-to";
import { tabBeside } from "@/components/data/testing/tabs";
import { createUndoStack } from "@/components/data/undo-stack";
import { unsure } from "@/components/data/unsure";
import type { ActionInput } from "@/lib/actions/input";
import type { Seen } from "@/lib/actions/moved";
import { ticketOf } from "@/lib/actions/testing/ticket";
import { type ClosingStop, unfinished } from "@/lib/actions/unfinished";
import type { ActionResult } from "@/lib/api/conversations";
import type { Part } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { createPerformer } from "./performer";
import type { Notice } from "./telling";

const onePart: Part = {
  id: "1",
  partType: "comment",
  author: { kind: "contact", id: "c", name: "Nora", email: null },
  createdAt: 1,
  html: "<p>Hello</p>",
  hasRemoteImages: false,
  attachments: [],
  assignedTo: null,
  redacted: false,
};
const conversation = detail({ title: "Charged twice", waitingSince: 1 });

const tab = tabBeside();

type Call = {
  id: string;
  key: string;
  action: ActionInput;
  seen?: Seen;
  stopFor?: readonly ClosingStop[];
};
type Undo = { id: string; key: string };

const workbench = (
  answer: (call: Call) => Promise<ActionResult>,
  takenBack: (undo: Undo) => Promise<ActionResult> = async () => opened,
) => {
  const client = new QueryClient();
  const calls: Call[] = [];
  const undos: Undo[] = [];
  const notices: Notice[] = [];
  const moves: MovedCase[] = [];
  const stops: UnfinishedCase[] = [];
  const tickets: string[] = [];
  const stack = createUndoStack();
  let made = 0;
  const { perform, takeBack } = createPerformer({
    client,
    call: (input) => {
      calls.push(input);
      return answer(input);
    },
    undo: ({ id, key }) => {
      undos.push({ id, key });
      return takenBack({ id, key });
    },
    onMoved: (moved) => moves.push(moved),
    onUnfinished: (stopped) => stops.push(stopped),
    stack,
    notify: (notice) => notices.push(notice),
    openTicket: (id) => tickets.push(id),
    wordsFor: (action) => action.kind,
    uuid: () => `key-${++made}`,
    nowMs: () => 5,
  });
  return { client, calls, undos, notices, moves, stops, tickets, stack, perform, takeBack };
};

const closed: ActionResult = {
  conversation: { ...conversation, state: "closed" },
  ticket: null,
  tag: null,
  contact: null,
  warning: null,
  journalId: "j",
};

const opened: ActionResult = { ...closed, conversation };

const emptyList = listOf(
  { rows: [], nextCursor: null, total: 1, totalIsExact: true, notes: [], fetchedAtMs: 1, stale: false },
  0,
);

beforeEach(() => {
  pendingActions.clear();
  ownChanges.clear();
  unsure.clear();
});

describe("createPerformer", () => {
  it("tells other tabs what was done and taken back, and nothing of what was refused", async () => {
    const bench = workbench(async () => closed);
    await bench.perform(conversation, { kind: "close" });
    expect(tab.heard).toEqual(["1"]);
    bench.notices[0]?.act?.run();
    await expect.poll(() => tab.heard).toEqual(["1", "1"]);
    await workbench(() => Promise.reject(new AppError("intercom_refused", "No."))).perform(conversation, {
      kind: "close",
    });
    expect(tab.heard).toHaveLength(2);
  });

  it("shows what came to the conversation that goes on after a merge, here and in other tabs", async () => {
    const bench = workbench(async () => closed);
    const into = conversationKey("8");
    bench.client.setQueryData(into, detail({ id: "8" }));
    await bench.perform(conversation, { kind: "close" });
    expect(bench.client.getQueryState(into)?.isInvalidated).toBe(false);
    tab.heard = [];
    await bench.perform(conversation, { kind: "merge", into: "8" });
    expect(tab.heard).toEqual(["1", "8"]);
    expect(bench.client.getQueryState(into)?.isInvalidated).toBe(true);
  });

  it("notes what one has done and taken back as two changes that come to nothing", async () => {
    const bench = workbench(async () => closed);
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

  it("takes the same key for the same action, whatever was done in between", async () => {
    const bench = workbench(async () => closed);
    const close = () => bench.perform(conversation, { kind: "close" }, { key: "once" });
    const first = close();
    const between = bench.perform(conversation, { kind: "read" });
    expect(await close()).toBeNull();
    await Promise.all([first, between]);
    expect(bench.calls).toHaveLength(2);
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

  it("sends what was on the screen with what is guarded, without what is still on its way", async () => {
    const part = { ...onePart, id: "7" };
    const open = { ...conversation, parts: [part, { ...part, id: "pending-1", pending: true }] };
    const bench = workbench(async () => closed);
    await bench.perform(open, { kind: "close" });
    await bench.perform(open, { kind: "unread" });
    await bench.perform(conversation, { kind: "close" }, { seen: null });
    expect(bench.calls.map(({ seen }) => seen?.lastPartId)).toEqual(["7", undefined, undefined]);
    expect(bench.calls.map(({ seen }) => seen !== undefined)).toEqual([true, false, false]);
  });

  it("stops where the conversation moved, and goes ahead under the same key without a look", async () => {
    const bench = workbench(async ({ seen }) => {
      if (seen) throw new AppError("moved", "It moved.");
      return closed;
    });
    expect(await bench.perform(conversation, { kind: "close" })).toBeNull();
    expect(bench.notices).toEqual([]);
    expect(pendingActions.all()).toEqual([]);
    bench.moves[0]?.goAhead();
    await expect.poll(() => bench.notices.map(({ text }) => text)).toEqual(["close"]);
    expect(bench.calls.map(({ key }) => key)).toEqual(["key-1", "key-1"]);
  });

  it("stops where something stands open, rolls back, and closes it anyway under the same key without asking again", async () => {
    const bench = workbench(async ({ stopFor }) => {
      if (stopFor) throw unfinished([{ check: "requiredAttributes", names: ["Plan"] }]);
      return closed;
    });
    const fields: unknown[] = [];
    const options = {
      stopFor: ["requiredAttributes"],
      onFields: (told: unknown) => fields.push(told),
    } as const;
    expect(await bench.perform(conversation, { kind: "close" }, options)).toBeNull();
    expect(bench.notices).toEqual([]);
    expect(fields).toEqual([]);
    expect(pendingActions.all()).toEqual([]);
    expect(bench.stack.pop()).toBeNull();
    expect(bench.stops).toMatchObject([
      { conversation, found: [{ check: "requiredAttributes", names: ["Plan"] }] },
    ]);
    bench.stops[0]?.goAhead();
    await expect.poll(() => bench.notices.map(({ text }) => text)).toEqual(["close"]);
    expect(bench.calls.map(({ key, stopFor }) => [key, stopFor])).toEqual([
      ["key-1", ["requiredAttributes"]],
      ["key-1", undefined],
    ]);
  });

  it("reads what a colleague has set where a value was left as it is", async () => {
    const bench = workbench(async () => {
      throw new AppError("moved", "Somebody has changed this meanwhile.");
    });
    bench.client.setQueryData(["conversation", "1"], conversation);
    await bench.perform(conversation, { kind: "title", title: "Mine" });
    expect(bench.moves).toEqual([]);
    expect(bench.notices.map(({ text }) => text)).toEqual([
      "Rename failed for “Charged twice”. Somebody has changed this meanwhile.",
    ]);
    expect(bench.client.getQueryState(["conversation", "1"])?.isInvalidated).toBe(true);
  });

  it("takes what one did a moment ago for seen, though the page does not show it yet", async () => {
    const bench = workbench(async () => closed);
    const mine = { kind: "assign", assignee: { kind: "teammate", id: "9" } } as const;
    for (const shown of [
      { ...conversation, parts: [onePart] },
      { ...conversation, id: "2" },
    ]) {
      const first = bench.perform(shown, mine);
      await Promise.all([first, bench.perform(shown, { kind: "close" })]);
    }
    const seen = bench.calls.flatMap((call) => (call.action.kind === "close" ? [call.seen?.assigneeId] : []));
    expect(seen).toEqual(["9", "9"]);
  });

  it("asks about what was sent as seen, though the thread has left the page before the answer came", async () => {
    const parts = ["2", "3"].map((id) => ({ ...onePart, id }));
    const open = { ...conversation, id: "7", parts };
    seenUpTo.set("7", "2");
    const bench = workbench(async () => {
      seenUpTo.set("7", null);
      throw new AppError("moved", "It moved.");
    });
    await bench.perform(open, { kind: "close" });
    expect(bench.moves.map(({ seen }) => seen.lastPartId)).toEqual(["2"]);
  });

  it("leaves what is known exactly as it was after a refusal, whatever was done", async () => {
    const bench = workbench(async () => {
      throw new AppError("intercom_refused", "No.");
    });
    bench.client.setQueryData(["conversation", "1"], conversation);
    bench.client.setQueryData(["queue", "", "waiting"], { ...emptyList, rows: [conversation] });
    const state = () =>
      JSON.stringify([
        bench.client
          .getQueryCache()
          .getAll()
          .map(({ queryKey, state: { data } }) => [queryKey, data]),
        pendingActions.all(),
        unsure.all(),
        ownChanges.all(),
      ]);
    const before = state();
    const actions: ActionInput[] = [
      { kind: "close" },
      { kind: "snooze", until: 1_900_000_000 },
      { kind: "assign", assignee: { kind: "nobody" } },
      { kind: "tag", tag: { name: "fresh" } },
      { kind: "priority", priority: true },
      { kind: "title", title: "Other" },
      { kind: "add-participant", who: { email: "a@b.test" } },
      { kind: "delete" },
    ];
    for (const action of actions) await bench.perform(conversation, action);
    expect(state()).toBe(before);
    expect(bench.stack.pop()).toBeNull();
  });

  it("marks what nobody knows until a look has told", async () => {
    let known = false;
    const bench = workbench(async () => {
      if (!known) throw new AppError("outcome_unknown", "Nobody knows.");
      return closed;
    });
    await bench.perform(conversation, { kind: "close" });
    expect(unsure.all()).toMatchObject([{ place: "1", key: "key-1" }]);
    known = true;
    unsure.all()[0]?.look();
    await expect.poll(() => unsure.all()).toEqual([]);
    expect(bench.calls.map(({ key }) => key)).toEqual(["key-1", "key-1"]);
    expect(bench.calls[1]?.seen).toBeUndefined();
  });

  it("still marks it where a look did not get through, and calls nothing failed", async () => {
    const ends: ErrorCode[] = ["outcome_unknown", "internal", "intercom_unavailable"];
    const bench = workbench(async () => {
      throw new AppError(ends.shift() ?? "internal", "Because.");
    });
    await bench.perform(conversation, { kind: "close" });
    unsure.all()[0]?.look();
    await expect.poll(() => bench.notices.length).toBe(2);
    expect(bench.notices[1]).toMatchObject({ tone: "unknown", act: { label: "Look again" } });
    expect(unsure.all()).toMatchObject([{ key: "key-1" }]);
    unsure.all()[0]?.look();
    await expect.poll(() => bench.notices.at(-1)).toMatchObject({ tone: "failed" });
    expect(unsure.all()).toEqual([]);
  });

  it("says what was not done of an action that was done in part, with the way back", async () => {
    const warning = "Only the team was assigned; the teammate is away.";
    const bench = workbench(
      async () => ({ ...closed, warning }),
      async () => ({ ...opened, warning: "Only a part of it was put back." }),
    );
    const assignee = { kind: "both", teammateId: "4", teamId: "3" } as const;
    await bench.perform(conversation, { kind: "assign", assignee });
    const [said] = bench.notices;
    expect(said).toMatchObject({ tone: "partly", act: { label: "Undo" } });
    expect(said?.text).toContain(warning);
    said?.act?.run();
    await expect.poll(() => bench.notices).toHaveLength(2);
    expect(bench.notices[1]).toMatchObject({
      tone: "partly",
      text: "“Charged twice”: Only a part of it was put back.",
    });
  });

  it("says plainly what cannot be taken back", async () => {
    const bench = workbench(async () => closed);
    await bench.perform(conversation, { kind: "convert", ticketTypeId: "1", attributes: {} });
    expect(bench.notices).toEqual([{ tone: "done", text: "convert. This cannot be taken back." }]);
    expect(bench.stack.pop()).toMatchObject({ words: "convert", takeBack: null });
  });

  it("leads on to the ticket that a conversation was made", async () => {
    const bench = workbench(async () => ({ ...closed, ticket: ticketOf({ id: "38" }) }));
    await bench.perform(conversation, { kind: "convert", ticketTypeId: "1", attributes: {} });
    expect(bench.notices[0]?.act?.label).toBe("Open ticket");
    bench.notices[0]?.act?.run();
    expect(bench.tickets).toEqual(["38"]);
  });
});

describe("taking back", () => {
  const tags = ["1", "2", "3"].map((id) => ({ id, name: `tag ${id}` }));

  it("goes from the last to the first, each once, and only what can be taken back stands on the stack", async () => {
    const bench = workbench(async ({ key }) => ({ ...closed, journalId: `journal of ${key}` }));
    for (const tag of tags) await bench.perform(conversation, { kind: "tag", tag });
    await bench.perform(conversation, { kind: "read" }, { quiet: true });
    await bench.perform(conversation, { kind: "read" });
    for (let done = bench.stack.pop(); done !== null; done = bench.stack.pop()) done.takeBack?.();
    await expect
      .poll(() => bench.undos.map(({ id }) => id))
      .toEqual(["journal of key-3", "journal of key-2", "journal of key-1"]);
  });

  it("works while the action is on its way: shown at once, sent after it, and said alone", async () => {
    let release = (_: ActionResult) => {};
    const bench = workbench(
      () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    );
    const done = bench.perform(conversation, { kind: "close" });
    bench.stack.pop()?.takeBack?.();
    expect(pendingActions.all().map(({ action }) => action.kind)).toEqual(["close", "restore"]);
    await expect.poll(() => bench.calls).toHaveLength(1);
    expect(bench.undos).toEqual([]);
    release(closed);
    await done;
    await expect.poll(() => bench.notices.map(({ text }) => text)).toEqual(["Taken back: close"]);
    expect(bench.undos).toHaveLength(1);
    expect(pendingActions.all()).toEqual([]);
  });

  it("comes to nothing where the action failed", async () => {
    const bench = workbench(async () => {
      throw new AppError("intercom_refused", "No.");
    });
    const done = bench.perform(conversation, { kind: "close" });
    bench.stack.pop()?.takeBack?.();
    await done;
    await expect.poll(() => pendingActions.all()).toEqual([]);
    expect(bench.undos).toEqual([]);
    expect(bench.notices.map(({ tone }) => tone)).toEqual(["failed"]);
  });

  it("shows the server's own words where somebody changed it since, and nothing to try again", async () => {
    const bench = workbench(
      async () => closed,
      async () => {
        throw new AppError("undo_outdated", "Priya has opened it since.");
      },
    );
    await bench.perform(conversation, { kind: "close" });
    bench.notices[0]?.act?.run();
    await expect.poll(() => bench.notices[1]).toEqual({ tone: "failed", text: "Priya has opened it since." });
  });

  it("is what z does once more where it failed, under the same key, and not what was done before", async () => {
    let fails = true;
    const bench = workbench(
      async ({ key }) => ({ ...closed, journalId: `journal of ${key}` }),
      async () => {
        if (!fails) return opened;
        throw new AppError("intercom_unavailable", "Intercom answered 500.");
      },
    );
    await bench.perform(conversation, { kind: "tag", tag: { id: "1", name: "vip" } });
    await bench.perform(conversation, { kind: "close" });
    bench.stack.pop()?.takeBack?.();
    await expect.poll(() => bench.notices).toHaveLength(3);
    expect(bench.notices[2]).toMatchObject({ tone: "failed", act: { label: "Try again", undoes: "key-3" } });
    fails = false;
    bench.stack.pop()?.takeBack?.();
    await expect.poll(() => bench.notices[3]?.text).toBe("Taken back: close");
    expect(bench.undos).toEqual([1, 2].map(() => ({ id: "journal of key-2", key: "key-3" })));
    expect(bench.stack.pop()).toMatchObject({ words: "tag" });
    expect(bench.stack.pop()).toBeNull();
  });

  it.each([
    "undo_outdated",
    "outcome_unknown",
    "conflict",
    "intercom_forbidden",
    "intercom_token_rejected",
  ] as const)("is over for z where it ended %s", async (code) => {
    const bench = workbench(
      async () => closed,
      async () => {
        throw new AppError(code, "Hm.");
      },
    );
    await bench.perform(conversation, { kind: "close" });
    bench.stack.pop()?.takeBack?.();
    await expect.poll(() => bench.notices).toHaveLength(2);
    expect(bench.stack.pop()).toBeNull();
  });

  it("lets the same be done again while its taking back is on its way", async () => {
    const tag = { id: "1", name: "vip" };
    const bench = workbench(async () => closed);
    const first = bench.perform(conversation, { kind: "tag", tag });
    bench.stack.pop()?.takeBack?.();
    const again = bench.perform(conversation, { kind: "tag", tag });
    await Promise.all([first, again]);
    expect(bench.calls).toHaveLength(2);
  });
});
