import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import type { View, ViewContent } from "@/lib/search/view";
import { cacheKeys } from "@/lib/server/cache/keys";
import { countViews } from "@/lib/server/search/count-views";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import {
  createTestMember,
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
} from "@/lib/server/testing/switchyard";
import { createView } from "./create-view";
import { getCoverage } from "./get-coverage";
import { orderViews } from "./order-views";

let switchyard: TestSwitchyard;
let workspace: DemoWorkspace;
let desk: Desk;
let memberId: string;
const dayMs = 86_400_000;

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  workspace = await startDemoWorkspace({ conversations: 100 });
  memberId = (await createTestMember({ role: "lead" })).id;
});
afterAll(async () => {
  await workspace.close();
  await switchyard.stop();
});
beforeEach(async () => {
  await runSql("truncate views, findings cascade");
  desk = createDesk(workspace);
  return () => desk.close();
});

const lead = () => desk.ctxFor({ memberId, role: "lead" });
const make = (query: string, change: Partial<ViewContent> = {}): Promise<View> =>
  createView(lead(), {
    id: randomUUID(),
    name: query,
    icon: "star",
    query,
    sort: "waiting",
    columns: [],
    groupBy: null,
    audience: "everyone",
    ...change,
  });
const open = () =>
  [...workspace.control.store().conversations.values()].filter((one) => one.state === "open");

it("counts what is open and in no shared view, one's own left aside", async () => {
  await make("state:open assignee:none");
  await make("state:open", { audience: "me" });
  const mine = await make("state:open assignee:me");
  const { uncovered, leftOut, shared } = await getCoverage(lead());
  expect(uncovered).toEqual({
    kind: "counted",
    q: "state:open -assignee:none",
    count: open().filter((one) => one.adminAssigneeId !== null).length,
  });
  expect(leftOut).toEqual([mine.id]);
  expect(shared).toBe(2);
  await make("");
  expect((await getCoverage(lead())).uncovered).toEqual({ kind: "covered" });
});

it("says so where it is more than Intercom takes at once", async () => {
  const many = Array.from({ length: 60 }, (_, index) => make(`tag:${index} parts:>${index} team:${index}`));
  await Promise.all(many);
  expect((await getCoverage(lead())).uncovered).toEqual({ kind: "too-much" });
});

it("tells of views that counts have found empty for thirty days, and since when that is known", async () => {
  const empty = await make("state:open body:nosuchwordanywhere");
  const full = await make("state:open");
  const begun = desk.clock.now();
  expect(await getCoverage(lead())).toMatchObject({ empty: [], notCounted: 2, knownSinceMs: null });
  await countViews(lead(), {});
  desk.clock.advance(31 * dayMs);
  await countViews(lead(), {});
  const { empty: found, notCounted, knownSinceMs } = await getCoverage(lead());
  expect(found).toEqual([{ id: empty.id, foundAtMs: null }]);
  expect(notCounted).toBe(0);
  expect(knownSinceMs).toBeGreaterThanOrEqual(begun);
  expect(found.map(({ id }) => id)).not.toContain(full.id);
});

it("counts in the rail only what is pinned, and everything where it is asked for", async () => {
  const [a, b] = [await make("state:open tag:1"), await make("state:open tag:2")];
  await orderViews(lead(), { views: [a, b].map(({ id }) => ({ id, pinned: id === a.id })) });
  expect(Object.keys((await countViews(lead(), {})).counts)).not.toContain(b.id);
  expect(Object.keys((await countViews(lead(), { all: "1" })).counts)).toEqual(
    expect.arrayContaining([a.id, b.id]),
  );
});

it("counts all views of one member at most once in ten seconds, and once for whoever asks at once", async () => {
  for (let n = 0; n < 12; n += 1) await make(`parts:>${n}`);
  const searches = () => workspace.control.ledger().filter(({ path }) => path.endsWith("/search")).length;
  const all = () => countViews(lead(), { all: "1" });
  const [first] = await Promise.all(Array.from({ length: 20 }, all));
  const calls = searches();
  expect(Object.values(first?.counts ?? {})).toHaveLength(19);
  // Every count is due again, and nobody has waited for them.
  desk.clock.advance(9000);
  workspace.control.clearLedger();
  desk.ctxFor().cache.expire(cacheKeys.counts(lead()));
  expect(await all()).toEqual(first);
  expect(searches()).toBe(0);
  desk.clock.advance(2000);
  await all();
  expect(searches()).toBeGreaterThan(12);
  expect(searches()).toBeLessThanOrEqual(calls);
  const made = await make("parts:>99");
  expect((await all()).counts).toHaveProperty(made.id);
});
