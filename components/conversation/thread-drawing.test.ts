import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Part } from "@/lib/conversation/model";
import type { TimelineEntry } from "@/lib/conversation/timeline";
import { firstDrawn, heightOf, isSlight, nextSlice } from "./thread-drawing";

const part = (id: string, letters: number): Part => ({
  id,
  partType: "comment",
  author: { kind: "contact", id: null, name: null, email: null },
  createdAt: 0,
  html: "x".repeat(letters),
  hasRemoteImages: false,
  attachments: [],
  assignedTo: null,
  redacted: false,
});

const says = (index: number, letters: number): TimelineEntry => ({
  kind: "message",
  key: `k${index}`,
  part: part(`k${index}`, letters),
  note: false,
});

const threads: fc.Arbitrary<readonly TimelineEntry[]> = fc
  .array(fc.oneof(fc.constant("day" as const), fc.integer({ min: 0, max: 60_000 })), {
    minLength: 1,
    maxLength: 120,
  })
  .map((kinds) =>
    kinds.map(
      (kind, index): TimelineEntry =>
        kind === "day" ? { kind, key: `k${index}`, day: "2026-11-21" } : says(index, kind),
    ),
  );

const lettersIn = (entries: readonly TimelineEntry[]): number =>
  entries.reduce((sum, one) => sum + (one.kind === "message" ? (one.part.html?.length ?? 0) : 0), 0);

/** More than is drawn as one. */
const longThreads = threads.filter(
  (entries) => entries.filter(({ kind }) => kind === "message").length > 32 || lettersIn(entries) > 60_000,
);

const beginningsOf = (entries: readonly TimelineEntry[]) =>
  fc.oneof(fc.constant("end" as const), fc.nat({ max: entries.length - 1 }));

describe("drawing a long thread", () => {
  it("draws every entry in the end, each once, wherever reading begins", () => {
    fc.assert(
      fc.property(
        threads.chain((entries) => fc.tuple(fc.constant(entries), beginningsOf(entries))),
        ([entries, beginning]) => {
          const drawn = new Set<string>();
          for (;;) {
            const next = nextSlice(entries, beginning, drawn);
            if (next.length === 0) break;
            for (const key of next) {
              expect(drawn.has(key)).toBe(false);
              drawn.add(key);
            }
          }
          const due = entries.filter((entry) => !isSlight(entry)).map(({ key }) => key);
          expect([...drawn].sort()).toEqual(due.sort());
        },
      ),
    );
  });

  it("never draws much at a time: a few long mails, or some dozens of short messages", () => {
    fc.assert(
      fc.property(threads, (entries) => {
        const slice = nextSlice(entries, "end", new Set());
        const lengths = slice.map((key) => {
          const entry = entries.find((one) => one.key === key);
          return entry?.kind === "message" ? (entry.part.html?.length ?? 0) : 0;
        });
        expect(slice.length).toBeLessThanOrEqual(32);
        expect(lengths.slice(0, -1).reduce((sum, length) => sum + length, 0)).toBeLessThan(60_000);
      }),
    );
  });

  it("begins with a screenful at the end, or around where the new begins", () => {
    const entries = Array.from({ length: 100 }, (_, index) => says(index, 100));
    const height = heightOf(entries[0] ?? { kind: "new", key: "new" });
    const atEnd = firstDrawn(entries, "end", 6000);
    expect(atEnd.to).toBe(100);
    expect((atEnd.to - atEnd.from) * height).toBeGreaterThan(1300);
    expect(atEnd.to - atEnd.from).toBeLessThan(40);
    const inside = firstDrawn(entries, 50, 6000);
    expect(inside.from).toBeLessThan(50);
    expect((inside.to - 50) * height).toBeGreaterThan(1300);
    expect(inside.to - inside.from).toBeLessThan(40);
    expect(firstDrawn([], "end", 6000)).toEqual({ from: 0, to: 0 });
  });

  it("draws a thread as most are whole with the first frame, and no other", () => {
    const thread = (count: number, letters: number) =>
      Array.from({ length: count }, (_, index) => says(index, letters));
    const whole = { from: 0, to: 32 };
    expect(firstDrawn(thread(32, 1800), "end", 6000)).toEqual(whole);
    expect(firstDrawn(thread(32, 1800), 3, 6000)).toEqual(whole);
    expect(firstDrawn(thread(33, 1800), "end", 6000).from).toBeGreaterThan(0);
    expect(firstDrawn(thread(32, 1900), "end", 6000).from).toBeGreaterThan(0);
    const days = thread(32, 100).flatMap((entry): TimelineEntry[] => [
      { kind: "day", key: `day ${entry.key}`, day: "2026-11-21" },
      entry,
    ]);
    expect(firstDrawn(days, "end", 6000)).toEqual({ from: 0, to: 64 });
  });

  it("begins a longer one with a message in any case, and with no more than what is drawn in a moment", () => {
    fc.assert(
      fc.property(
        longThreads.chain((entries) => fc.tuple(fc.constant(entries), beginningsOf(entries))),
        ([entries, beginning]) => {
          const { from, to } = firstDrawn(entries, beginning, 6000);
          const lengths = entries
            .slice(from, to)
            .flatMap((entry) => (entry.kind === "message" ? [entry.part.html?.length ?? 0] : []));
          const isEmpty = entries.slice(0, beginning === "end" ? undefined : beginning + 1).every(isSlight);
          if (!isEmpty) expect(lengths.length).toBeGreaterThan(0);
          if (lengths.length > 1)
            expect(lengths.reduce((sum, length) => sum + length, 0) - Math.max(...lengths)).toBeLessThan(
              6000,
            );
        },
      ),
    );
  });

  it("leaves a long mail above what was said last for when that is on the screen", () => {
    const entries = [70_000, 100, 100].map((letters, index) => says(index, letters));
    expect(firstDrawn(entries, "end", 6000)).toEqual({ from: 1, to: 3 });
    expect(firstDrawn(entries.slice(0, 1), "end", 6000)).toEqual({ from: 0, to: 1 });
    expect(firstDrawn(entries, "end", Number.POSITIVE_INFINITY)).toEqual({ from: 0, to: 3 });
  });
});
