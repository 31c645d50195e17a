import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { DemoConversation } from "@/lib/demo/model";
import { usualManners } from "@/lib/demo/search/manners";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { countLine } from "./count-line";
import { countAll } from "./count-views";

let workspace: DemoWorkspace;
let desk: Desk;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 200 });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  workspace.control.setManners(usualManners);
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const searches = () => workspace.control.ledger().filter(({ path }) => path.endsWith("/search"));
const store = () => workspace.control.store();
const conversations = (): readonly DemoConversation[] => [...store().conversations.values()];
const count = (q: string) => countLine(desk.ctxFor(), { q });

/** More than one search takes, and most that match one half match the other. */
const wide = Array.from({ length: 22 }, (_, n) => `(parts:>${n % 11} reopens:<${n + 1})`).join(" or ");

it.each([
  ["is asked in several searches", wide, (c: DemoConversation) => c.statistics.countConversationParts > 0],
  [
    "is looked at after loading",
    "attr.Severity:High,Low state:open",
    (c: DemoConversation) =>
      ["High", "Low"].includes(String(c.customAttributes.Severity)) && c.state === "open",
  ],
  ["finds nothing", "title:~zzz-nowhere", () => false],
] as const)("what %s is counted, each once", async (_, q, fits) => {
  expect(await count(q)).toMatchObject({ total: conversations().filter(fits).length, why: null });
  expect(searches().length).toBeLessThanOrEqual(8);
});

it("tickets are counted as the conversations that one would see", async () => {
  const open = [...store().tickets.values()].filter((ticket) => ticket.conversationIds.length > 0);
  expect(open.length).toBeGreaterThan(5);
  const ids = new Set(open.map((ticket) => ticket.conversationIds[0]));
  expect(await count("ticket.created:>0d")).toMatchObject({ total: ids.size, why: null });
});

it("is at least so many once there is more than a count may read, and says why, at one call", async () => {
  const [one] = conversations();
  if (!one) throw new Error("nothing there");
  const newest = Math.floor(Date.now() / 1000);
  for (let n = 0; n < 1300; n += 1) {
    const id = `8800${String(n).padStart(6, "0")}`;
    store().conversations.set(id, { ...one, id, title: "planted", updatedAt: newest + n });
  }
  expect(await count("title:planted")).toMatchObject({
    total: 150,
    why: expect.stringContaining("At least"),
  });
  expect(searches()).toHaveLength(1);
  const nowhere = await count("title:~zzz-nowhere");
  expect(nowhere).toMatchObject({
    total: null,
    why: expect.stringMatching(/^None among the first 150 read/),
  });
  const { counts, why } = await countAll(desk.ctxFor(), [{ id: "planted", query: "title:planted" }]);
  expect([counts.planted, why.planted]).toEqual([150, expect.stringContaining("At least")]);
  for (const { id } of conversations()) if (id.startsWith("8800")) store().conversations.delete(id);
});

it("that takes several calls is asked for as much less often", async () => {
  await count(wide);
  const calls = searches().length;
  expect(calls).toBeGreaterThan(2);
  for (let minute = 1; minute <= 10; minute += 1) {
    const [one] = conversations();
    // It changes all the time, so that it is never calm.
    if (one) one.statistics.countConversationParts = minute % 2;
    for (let half = 0; half < 2; half += 1) {
      desk.clock.advance(30_000);
      await count(wide);
      await desk.settled();
    }
  }
  expect(searches().length).toBeLessThanOrEqual(calls + 10 * 4);
});

it("is missing with a reason where Intercom does not say it, or refuses", async () => {
  workspace.control.setManners({ totalCount: false });
  expect(await count("state:open")).toMatchObject({
    total: null,
    why: "Intercom does not say how many match.",
  });
  workspace.control.addFault({
    match: "POST /conversations/search",
    kind: "status",
    status: 403,
    code: "forbidden",
    times: null,
  });
  const { counts, why } = await countAll(desk.ctxFor({ teammateId: null }), [{ id: "x", query: "parts:>7" }]);
  expect(counts.x).toBeNull();
  expect(why.x?.length).toBeGreaterThan(10);
  expect(why.mine).toContain("teammate");
});
