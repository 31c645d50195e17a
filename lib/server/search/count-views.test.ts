import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { QueueCounts } from "@/lib/api/queue";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import type { Ctx } from "@/lib/server/context";
import { renewLists } from "@/lib/server/conversations/get-conversation";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { tellChange } from "./count-query";
import { type Counted, countAll } from "./count-views";
import { listQueue } from "./list-queue";

let workspace: DemoWorkspace;
let desk: Desk;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 200 });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const ada = "6120401";
const match = "POST /conversations/search";
const count = (ctx: Ctx, saved: readonly Counted[] = []): Promise<QueueCounts> => countAll(ctx, saved);
const searches = () => workspace.control.ledger().filter(({ path }) => path === "/conversations/search");
const conversations = () => [...workspace.control.store().conversations.values()];

describe("counts", () => {
  it("are those of the views, asked once for everybody who shares them", async () => {
    const { counts } = await count(desk.ctxFor());
    const open = conversations().filter((c) => c.state === "open");
    expect(counts).toMatchObject({
      mine: open.filter((c) => c.adminAssigneeId === ada).length,
      unassigned: open.filter((c) => c.adminAssigneeId === null).length,
      "my-teams": open.filter((c) => ["5017691", "5017692"].includes(c.teamAssigneeId ?? "")).length,
      waiting: open.filter((c) => c.waitingSince !== null).length,
      snoozed: conversations().filter((c) => c.state === "snoozed").length,
      "all-open": open.length,
    });
    expect(typeof counts["closed-today"]).toBe("number");
    expect(searches()).toHaveLength(7);
    await count(desk.ctxFor({ memberId: "somebody else", teammateId: "6120402" }));
    expect(searches()).toHaveLength(9);
  });

  it("that fail are blank, one by one", async () => {
    workspace.control.addFault({ match, kind: "status", status: 403, code: "forbidden" });
    const { counts } = await count(desk.ctxFor());
    expect(Object.values(counts).filter((count) => count === null)).toHaveLength(1);
    expect(Object.values(counts)).toHaveLength(7);
  });

  it("are left out once half of the rate limit is used, so that lists are not held back by them", async () => {
    workspace.control.setRateLimit({ limit: 20 });
    try {
      for (let n = 0; n < 11; n += 1) {
        await listQueue(desk.ctxFor(), { q: "read:no", sort: "updated", fresh: "1" });
      }
      const before = searches().length;
      expect(Object.values((await count(desk.ctxFor())).counts).every((n) => n === null)).toBe(true);
      expect(searches()).toHaveLength(before);
      await listQueue(desk.ctxFor(), { q: "read:no", sort: "updated", fresh: "1" });
      expect(searches()).toHaveLength(before + 1);
    } finally {
      workspace.control.setRateLimit({ limit: 1666 });
    }
  });

  it("are blank where the one who asks is no teammate", async () => {
    const { counts } = await count(desk.ctxFor({ teammateId: null }));
    expect(counts.mine).toBeNull();
    expect(counts.unassigned).not.toBeNull();
  });

  it("tell of a token that Intercom refuses", async () => {
    workspace.control.setToken(null);
    await expect(count(desk.ctxFor())).rejects.toMatchObject({ code: "intercom_token_rejected" });
    workspace.control.setToken(workspace.token);
  });
});

const minuteMs = 60_000;
const pollMs = 30_000;

/** Fifty people who look at the same shared views, each page asking every half a minute; how many calls each minute took. */
const callsByMinute = async (
  minutes: number,
  between: (poll: number) => void = () => undefined,
): Promise<readonly number[]> => {
  const shared: readonly Counted[] = Array.from({ length: 15 }, (_, index) => ({
    id: `shared-${index}`,
    query: `state:open parts:>${index}`,
  }));
  const agents = Array.from({ length: 50 }, (_, index) =>
    // Nobody's own views: those of a teammate are asked for each, and belong to the person.
    desk.ctxFor({ memberId: `member-${index}`, teammateId: null }),
  );
  const calls: number[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const before = searches().length;
    for (let poll = 0; poll < minuteMs / pollMs; poll += 1) {
      between(minute * 2 + poll);
      await Promise.all(agents.map((ctx) => count(ctx, shared)));
      await desk.settled();
      desk.clock.advance(pollMs);
    }
    calls.push(searches().length - before);
  }
  return calls;
};

/** D of quality.md 3.2: 4 D calls a minute where one poller reads each view for everybody, D / 5 where hardly anything is polled. */
const views = 20;

// Twenty-six minutes of fifty people are played, which takes many seconds where the machine has other work too.
describe("the budget of fifty people and twenty views", { timeout: 90_000 }, () => {
  it("is, while nothing changes, a call for each view in five minutes", async () => {
    const calls = await callsByMinute(20);
    for (const one of calls) expect(one).toBeLessThanOrEqual(4 * views);
    const calm = calls.slice(10);
    expect(calm.reduce((sum, one) => sum + one, 0) / calm.length).toBeLessThanOrEqual(views / 5);
  });

  it("is, while everybody acts all the time, within what one poller for each view would take", async () => {
    const calls = await callsByMinute(6, () => renewLists(desk.ctxFor()));
    for (const one of calls) expect(one).toBeLessThanOrEqual(4 * views);
  });
});

describe("a count", () => {
  const open: readonly Counted[] = [{ id: "x", query: "state:open" }];
  const x = async () => (await count(desk.ctxFor(), open)).counts.x;

  it("agrees with the list that was just read, without asking again", async () => {
    await x();
    const [first] = conversations().filter((c) => c.state === "open");
    if (!first) throw new Error("nothing is open");
    Object.assign(first, { state: "closed" });
    renewLists(desk.ctxFor());
    const { total } = await listQueue(desk.ctxFor(), { q: "state:open", sort: "updated" });
    const before = searches().length;
    expect(await x()).toBe(total);
    expect(searches()).toHaveLength(before);
    Object.assign(first, { state: "open" });
  });

  it("that a list brings is as old as its question: what was done meanwhile is not taken to be in it", async () => {
    workspace.control.addFault({ match, kind: "slow", delayMs: 400 });
    const ctx = desk.ctxFor();
    const askedMs = desk.clock.now();
    let listed = false;
    const list = listQueue(ctx, { q: "state:open", sort: "updated" }).finally(() => {
      listed = true;
    });
    await expect.poll(() => searches().length).toBe(1);
    expect(listed).toBe(false);
    desk.clock.advance(minuteMs);
    tellChange(ctx);
    await list;
    expect((await count(ctx, open)).countedAtMs.x).toBeLessThan(askedMs + minuteMs);
    await desk.settled();
    expect((await count(ctx, open)).countedAtMs.x).toBeGreaterThanOrEqual(askedMs + minuteMs);
  });

  it("that cannot be had again is shown for a while and then blank, never for long", async () => {
    const known = await x();
    workspace.control.addFault({ match, kind: "status", status: 503, times: null });
    desk.clock.advance(10 * minuteMs);
    expect(await x()).toBe(known);
    desk.clock.advance(10 * minuteMs);
    expect(await x()).toBeNull();
  });
});
