import fc from "fast-check";
import { expect, it } from "vitest";
import { detail } from "@/lib/conversation/testing/detail";
import { countShifts } from "./count-shifts";
import type { OwnChange } from "./own-changes";

const env = { now: 1_795_000_000, me: "7", myTeamIds: [], timeZone: "UTC" };
const views = [
  { id: "open", query: "state:open" },
  { id: "closed", query: "state:closed" },
  { id: "mine", query: "state:open assignee:me" },
  { id: "unknowable", query: "body:~refund" },
];
const countedAtMs = { open: 100, closed: 100, mine: 100, unknowable: 100 };
const one = detail({ id: "1", state: "open", assigneeId: "7" });
const close = (atMs: number): OwnChange => ({ before: one, after: { ...one, state: "closed" }, atMs });
const shifts = (changes: readonly OwnChange[], at: Readonly<Record<string, number>> = countedAtMs) =>
  Object.fromEntries(countShifts(views, { countedAtMs: at }, changes, env));

it("moves the count of each view that one's own action has put a conversation into or taken it out of", () => {
  expect(shifts([close(101)])).toEqual({ open: -1, closed: 1, mine: -1 });
});

it("counts nothing twice: what a view's count holds already moves it no more", () => {
  expect(shifts([close(101)], { ...countedAtMs, closed: 102 })).toEqual({ open: -1, mine: -1 });
  expect(shifts([close(100)])).toEqual({});
});

it("comes out as the difference between how things stood and how they stand, whatever was done between and taken back", () => {
  const state = fc.constantFrom("open" as const, "closed" as const, "snoozed" as const);
  const path = fc.array(fc.record({ state, assigneeId: fc.constantFrom(null, "7", "8") }), { minLength: 1 });
  fc.assert(
    fc.property(path, (steps) => {
      const stands = [{ state: one.state, assigneeId: one.assigneeId }, ...steps].map((step) => ({
        ...one,
        ...step,
      }));
      const changes = stands.slice(1).flatMap((after, at) => {
        const before = stands[at];
        return before ? [{ before, after, atMs: 101 + at }] : [];
      });
      const end = stands.at(-1) ?? one;
      const isMine = end.state === "open" && end.assigneeId === "7";
      const moved = shifts(changes);
      expect(moved.open ?? 0).toBe(end.state === "open" ? 0 : -1);
      expect(moved.closed ?? 0).toBe(end.state === "closed" ? 1 : 0);
      expect(moved.mine ?? 0).toBe(isMine ? 0 : -1);
    }),
    { numRuns: 200 },
  );
});
