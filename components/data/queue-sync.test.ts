import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { QueuePage } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import type { AskedSort } from "@/lib/search/sorts";
import { listQueue } from "@/lib/server/search/list-queue";
import { createDesk } from "@/lib/server/testing/desk";
import { arrivedIn, latestOf, listOf, type QueueList, takenIn, withPage } from "./queue-list";
import { type ReadPage, readAgain, syncList } from "./queue-sync";

let workspace: DemoWorkspace;
beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 40 });
});
afterAll(() => workspace.close());

const q = "state:open";
const idsOf = (rows: readonly QueueRow[]) => rows.map(({ id }) => id ?? "");
const conversations = () => [...workspace.control.store().conversations.values()];
const matching = () => conversations().flatMap((one) => (one.state === "open" ? [one.id] : []));

type Change = { readonly kind: "new" | "write" | "answer" | "close" | "open"; readonly at: number };
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("new", "write", "answer", "close", "open"),
  at: fc.nat(),
});

/** Does something to one conversation as customers and teammates do, a second after whatever was before. */
const happen = ({ kind, at }: Change): void => {
  const { control } = workspace;
  control.advanceClock(1);
  const now = control.now();
  if (kind === "new") {
    control.addConversation({ body: "<p>Hello</p>", contact: { email: `${now}@example.test` } });
    return;
  }
  const all = conversations();
  const one = all[at % all.length];
  if (one === undefined) return;
  one.updatedAt = now;
  if (kind === "write") one.waitingSince = now;
  if (kind === "answer") one.waitingSince = null;
  if (kind === "close") one.state = "closed";
  if (kind === "open") one.state = "open";
};

/** A list of some two hundred in pages of 30, with something happening before each read. */
const story = fc.record({
  sort: fc.constantFrom<AskedSort>("waiting", "updated", "created", "oldest"),
  changes: fc.array(fc.array(change, { minLength: 2, maxLength: 12 }), { minLength: 8, maxLength: 8 }),
});

const run = async (sort: AskedSort, changes: readonly (readonly Change[])[]) => {
  workspace.control.reset({ seed: 1, conversations: 230 });
  for (const one of conversations()) one.state = "open";
  const desk = createDesk(workspace);
  const steps = [...changes];
  const throughout = new Set(matching());
  const ever = new Set(throughout);
  const read: ReadPage = async ({ sort: order, cursor }) => {
    for (const one of steps.shift() ?? []) happen(one);
    const now = new Set(matching());
    for (const id of now) ever.add(id);
    for (const id of throughout) if (!now.has(id)) throughout.delete(id);
    // Every read asks anew: what the server remembers is not what this is about.
    return listQueue({ ...desk.ctxFor() }, { q, sort: order, cursor: cursor ?? undefined, fresh: "1" });
  };
  const nowMs = () => workspace.control.now() * 1000;
  let list = listOf(await read({ sort, cursor: null }), nowMs());
  while (list.nextCursor !== null) list = withPage(list, await read({ sort, cursor: list.nextCursor }));
  const unread = idsOf(latestOf(list));
  // Nothing happens any more, and what happened is caught up with.
  steps.length = 0;
  const synced = await syncList(read, list, sort, nowMs);
  await desk.close();
  return { unread, synced, throughout, ever };
};

it("holds all that matched throughout, nothing twice, and moves no row that stands, whatever happens between its pages", async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ sort, changes }) => {
      const { unread, synced, throughout, ever } = await run(sort, changes);
      const ids = idsOf(latestOf(synced));
      expect(new Set(unread).size).toBe(unread.length);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !ever.has(id))).toEqual([]);
      expect([...throughout].filter((id) => !ids.includes(id))).toEqual([]);
      // The list is read to its end, so its count is right as well.
      expect(synced.total).toBe(matching().length);
      // What stands stays; what is new waits, what has left is known.
      expect(idsOf(synced.rows)).toEqual(unread);
      expect([...synced.left].sort()).toEqual(unread.filter((id) => !ids.includes(id)).sort());
      expect([...arrivedIn(synced)].sort()).toEqual(ids.filter((id) => !unread.includes(id)).sort());
      expect(idsOf(takenIn(synced).rows)).toEqual(ids);
    }),
    { numRuns: 12 },
  );
}, 120_000);

const row = (id: string, at: number, title = id): QueueRow => {
  const { parts, totalParts, contacts, teammateIds, attributes, statistics, ratingRemark, ...rest } = detail({
    id,
    title,
    waitingSince: at,
    createdAt: at,
    updatedAt: at,
  });
  const { about, fetchedAtMs, stale, ...summary } = rest;
  return summary;
};

const page = (rows: readonly QueueRow[], more: Partial<QueuePage> = {}): QueuePage => ({
  rows,
  nextCursor: null,
  total: rows.length,
  totalIsExact: true,
  notes: [],
  fetchedAtMs: 10_000_000,
  stale: false,
  ...more,
});

/** Answers with these pages, by order and cursor, and keeps what was asked. */
const answering = (pages: Readonly<Record<string, QueuePage>>) => {
  const asked: string[] = [];
  const read: ReadPage = async ({ sort, cursor }) => {
    const name = cursor ?? sort;
    asked.push(name);
    return pages[name] ?? page([]);
  };
  return { asked, read };
};

it("brings fifty thousand rows up to date with two reads, and keeps the rows that did not change", async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => row(String(index + 1), index + 1));
  const known: QueueList = { ...listOf(page(rows), 0), nextCursor: "deep", total: 60_000 };
  const { asked, read } = answering({
    waiting: page(rows.slice(0, 30), { nextCursor: "two", total: 60_000 }),
    updated: page([row("40000", 40_000, "renamed"), row("5", 5)], { nextCursor: "older" }),
  });
  const list = await syncList(read, { ...known, fetchedAtMs: 30_000_000 }, "waiting", () => 0);
  expect(asked).toEqual(["waiting", "updated"]);
  expect(list.rows).toHaveLength(50_000);
  expect(list.rows[39_999]).toMatchObject({ title: "renamed" });
  expect(list.rows.filter((one, index) => one !== rows[index])).toHaveLength(1);
  expect(list.nextCursor).toBe("deep");
});

it("goes on reading changes until they are older than the last look, within reason", async () => {
  const at = (seconds: number) => page([row(`at-${seconds}`, seconds)], { nextCursor: `after-${seconds}` });
  const { asked, read } = answering({
    waiting: page([row("1", 1)], { nextCursor: "two" }),
    updated: at(2000),
    "after-2000": at(1500),
    "after-1500": at(500),
  });
  const known: QueueList = { ...listOf(page([row("1", 1)]), 0), nextCursor: "two", fetchedAtMs: 1_120_000 };
  await syncList(read, known, "waiting", () => 0);
  expect(asked).toEqual(["waiting", "updated", "after-2000", "after-1500"]);
});

it("never shows an older state of a conversation than it knows, as after an action of one's own", async () => {
  const known = listOf(page([row("1", 50, "as I made it")]), 0);
  const { read } = answering({ waiting: page([row("1", 40, "as it was")]) });
  const list = await syncList(read, known, "waiting", () => 0);
  expect(list.rows[0]).toMatchObject({ title: "as I made it" });
});

it("reads a list again from the top as far down as it was known, past the server's cache", async () => {
  const rows = Array.from({ length: 90 }, (_, index) => row(String(index), index));
  const { asked, read } = answering({
    waiting: page(rows.slice(0, 30), { nextCursor: "2" }),
    "2": page(rows.slice(30, 60), { nextCursor: "3" }),
    "3": page(rows.slice(60), { nextCursor: "4" }),
  });
  const list = await readAgain(read, listOf(page(rows.slice(0, 45)), 0), "waiting", () => 0);
  expect(asked).toEqual(["waiting", "2"]);
  expect(list.rows).toHaveLength(60);
});

it("keeps rows without an id, which nobody can tell apart", () => {
  const nameless: QueueRow = { kind: "unreadable", id: null };
  const list = withPage(listOf(page([nameless, row("1", 1)], { nextCursor: "2" }), 0), page([nameless]));
  expect(idsOf(list.rows)).toEqual(["", "1", ""]);
});
