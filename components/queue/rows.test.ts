import fc from "fast-check";
import { expect, it } from "vitest";
import type { QueuePage } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import { rowsOf } from "./rows";

const row = (id: string | null): QueueRow => ({ kind: "unreadable", id });
const page = (ids: readonly (string | null)[]): QueuePage => ({
  rows: ids.map(row),
  nextCursor: null,
  total: null,
  totalIsExact: false,
  notes: [],
  fetchedAtMs: 0,
  stale: false,
});
const ids = (pages: readonly (readonly (string | null)[])[]) =>
  rowsOf({ pages: pages.map(page) }).map((one) => one.id);

it("shows a row once when the list moved on between two pages", () => {
  expect(
    ids([
      ["1", "2", "3"],
      ["3", "4"],
    ]),
  ).toEqual(["1", "2", "3", "4"]);
});

it("keeps every row that has no id, as nobody can tell them apart", () => {
  expect(ids([[null, "1"], [null]])).toEqual([null, "1", null]);
});

it("is empty before anything is known", () => {
  expect(rowsOf(undefined)).toEqual([]);
});

it("loses no id and repeats none, whatever pages come", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(30).map(String))), (pages) => {
      const shown = ids(pages);
      expect(new Set(shown)).toEqual(new Set(pages.flat()));
      expect(shown.length).toBe(new Set(shown).size);
    }),
  );
});
