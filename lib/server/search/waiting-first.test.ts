import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import type { QueuePage } from "@/lib/api/queue";
import { sampleConversation } from "@/lib/intercom/testing/samples";
import { json, startUpstream, type Upstream } from "@/lib/intercom/testing/upstream";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { listQueue } from "./list-queue";

/*
 * How Intercom sorts those for whom nobody waits is not known, so these tests bring a search of their own, which puts them
 * first, last or anywhere, pages by offset as the crudest cursor does, and knows one filter.
 */
type Row = { readonly id: string; readonly waiting_since: number | null; readonly updated_at: number };

const searchSchema = z.object({
  query: z.unknown(),
  pagination: z.object({ per_page: z.number(), starting_after: z.string().optional() }),
  sort: z.object({ field: z.string() }),
});

let rows: readonly Row[] = [];
let nullsAre: "first" | "last" | "anywhere" = "first";
let asked: { readonly narrowed: boolean; readonly field: string }[] = [];
let upstream: Upstream;
let desk: Desk;

const place = ({ waiting_since, updated_at }: Row): number =>
  waiting_since ?? { first: 0, last: Number.MAX_SAFE_INTEGER, anywhere: updated_at }[nullsAre];

const search = (body: string) => {
  const { query, pagination, sort } = searchSchema.parse(JSON.parse(body));
  const narrowed = JSON.stringify(query).includes('"waiting_since"');
  asked.push({ narrowed, field: sort.field });
  const found = rows
    .filter((row) => !narrowed || row.waiting_since !== null)
    .toSorted((a, b) => (sort.field === "waiting_since" ? place(a) - place(b) : b.updated_at - a.updated_at));
  const from = Number(pagination.starting_after ?? 0);
  const to = from + pagination.per_page;
  return {
    type: "conversation.list",
    total_count: found.length,
    pages: { type: "pages", ...(to < found.length ? { next: { starting_after: String(to) } } : {}) },
    conversations: found.slice(from, to).map((row) => ({ ...sampleConversation(row.id), ...row })),
  };
};

beforeAll(async () => {
  upstream = await startUpstream((request, response) =>
    request.path === "/conversations/search"
      ? json(response, 200, search(request.body))
      : json(response, 200, { type: "list", data: [], total_count: 0 }),
  );
});
afterAll(() => upstream.close());
beforeEach(() => {
  asked = [];
  desk = createDesk({ url: upstream.baseUrl, token: "demo-token" });
});
afterEach(() => desk.close());

const longAgo = 1_700_000_000;
/** `waiting` of them wait, in no order. */
const plant = (waiting: number, calm: number): void => {
  rows = Array.from({ length: waiting + calm }, (_, n) => ({
    id: String(1000 + n),
    waiting_since: n < waiting ? longAgo + ((n * 7919) % 10_000) : null,
    updated_at: longAgo + ((n * 104_729) % 20_000),
  }));
};

const page = (cursor?: string | null): Promise<QueuePage> =>
  listQueue(desk.ctxFor(), { q: "state:open", sort: "waiting", cursor: cursor ?? undefined });

/** What somebody sees who scrolls to the end: rows that come twice are shown once. */
const scroll = async (): Promise<{ readonly ids: readonly string[]; readonly total: number | null }> => {
  const ids = new Set<string>();
  const first = await page();
  for (let next = first; ; next = await page(next.nextCursor)) {
    for (const row of next.rows) if (row.id !== null) ids.add(row.id);
    if (next.nextCursor === null) return { ids: [...ids], total: first.total };
  }
};

const waitOf = (id: string): number => {
  const row = rows.find((one) => one.id === id);
  return row?.waiting_since ?? Number.POSITIVE_INFINITY;
};

describe.each(["first", "last", "anywhere"] as const)(
  "where Intercom puts those who wait for nothing %s",
  (how) => {
    beforeEach(() => {
      nullsAre = how;
    });

    it.each([
      [0, 0],
      [0, 5],
      [5, 0],
      [10, 15],
      [0, 100],
      [100, 0],
      [10, 100],
      [45, 100],
      [100, 10],
      [30, 30],
    ])("%i who wait come first, longest first, then %i others, and all of them", async (waiting, calm) => {
      plant(waiting, calm);
      const { ids, total } = await scroll();
      expect(ids.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
      expect(ids.map(waitOf)).toEqual(ids.map(waitOf).toSorted((a, b) => a - b));
      expect(total).toBe(rows.length);
    });

    it("whatever there is, the first page shows who waits longest", async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(70), fc.nat(70), async (waiting, calm) => {
          plant(waiting, calm);
          desk.clock.advance(3_600_000);
          const longest = rows
            .map(({ id }) => waitOf(id))
            .toSorted((a, b) => a - b)
            .slice(0, Math.min(30, waiting));
          const shown = (await page()).rows.map(({ id }) => waitOf(id ?? "")).slice(0, longest.length);
          expect(shown).toEqual(longest);
        }),
        { numRuns: 25 },
      );
    });
  },
);

it("costs one call where the whole list fits, or where nobody is out of place", async () => {
  nullsAre = "first";
  plant(10, 15);
  await page();
  expect(asked).toEqual([{ narrowed: false, field: "waiting_since" }]);
  asked = [];
  desk.clock.advance(3_600_000);
  nullsAre = "last";
  plant(10, 100);
  await page();
  expect(asked).toEqual([{ narrowed: false, field: "waiting_since" }]);
});

it("shows somebody who begins to wait while one scrolls, and nobody twice as a row of its own page", async () => {
  nullsAre = "first";
  plant(10, 100);
  const first = await page();
  desk.clock.advance(600_000);
  const late = rows[50];
  if (!late) throw new Error("no row");
  const now = Math.floor(desk.clock.now() / 1000);
  rows = rows.map((row) => (row === late ? { ...row, waiting_since: now, updated_at: now } : row));
  const second = await page(first.nextCursor);
  expect(second.rows.map(({ id }) => id)).toContain(late.id);
  for (const id of first.rows.map((row) => row.id))
    expect(second.rows.map((row) => row.id)).not.toContain(id);
});

it("passes over those who were shown, also where they fill whole pages", async () => {
  nullsAre = "first";
  rows = Array.from({ length: 130 }, (_, n) => ({
    id: String(1000 + n),
    waiting_since: n < 100 ? longAgo + n : null,
    updated_at: longAgo + (n < 100 ? 10_000 : 0) + n,
  }));
  const { ids } = await scroll();
  expect(ids).toHaveLength(130);
  expect(ids.slice(0, 100).map(waitOf)).toEqual(Array.from({ length: 100 }, (_, n) => longAgo + n));
});
