import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConversationDetail, Part, PersonKind } from "./model";
import { detail } from "./testing/detail";
import { firstUnread, isSameEntry, keyOf, toTimeline } from "./timeline";

const noon = Date.parse("2026-11-21T12:00:00Z") / 1000;

let count = 0;
const part = (partType: string, over: Partial<Part> = {}, by: PersonKind = "teammate"): Part => {
  count += 1;
  return {
    id: `p${count}`,
    partType,
    author: { kind: by, id: null, name: null, email: null },
    createdAt: noon,
    html: null,
    hasRemoteImages: false,
    attachments: [],
    assignedTo: null,
    redacted: false,
    ...over,
  };
};
const says = { html: "<p>Hi</p>" };
const source = (): Part => part("source", says, "contact");

const of = (parts: readonly Part[], over: Partial<ConversationDetail> = {}, showEvents = true) => {
  const totalParts = parts.filter((one) => one.partType !== "source").length;
  const conversation = detail({ parts, totalParts, read: true, ...over });
  const unread = firstUnread(conversation);
  const newFrom = unread && keyOf(unread);
  return toTimeline(conversation, { timeZone: "Europe/Warsaw", newFrom, showEvents });
};
const kinds = (parts: readonly Part[], over: Partial<ConversationDetail> = {}): string =>
  of(parts, over)
    .map((entry) => (entry.kind === "events" ? `events ${entry.parts.length}` : entry.kind))
    .join(", ");

describe("toTimeline", () => {
  it("folds a run of events between messages into one entry", () => {
    const parts = [
      source(),
      part("assignment"),
      part("priority_changed"),
      part("comment", says),
      part("close"),
    ];
    expect(kinds(parts)).toBe("day, message, events 2, message, events 1");
  });

  it("shows words that ride on an event as a message, and the event after it", () => {
    expect(kinds([source(), part("close", says)])).toBe("day, message, message, events 1");
    expect(kinds([source(), part("assignment", says), part("close")])).toBe(
      "day, message, message, events 2",
    );
  });

  it("marks notes, also those that reopen or wake", () => {
    const parts = [
      part("note", says),
      part("note_and_reopen", says),
      part("note_and_unsnooze", says),
      part("comment", says),
    ];
    const notes = of(parts).flatMap((entry) => (entry.kind === "message" ? [entry.note] : []));
    expect(notes).toEqual([true, true, true, false]);
  });

  it("shows a message even when it has no words", () => {
    expect(kinds([part("source"), part("comment"), part("quick_reply"), part("note")])).toBe(
      "day, message, message, message, message",
    );
  });

  it("sets days apart where they change in the reader's time zone", () => {
    const late = Date.parse("2026-11-21T22:59:59Z") / 1000;
    const parts = [
      part("source", { ...says, createdAt: late }),
      part("close", { createdAt: late }),
      part("open", { createdAt: late + 1 }),
    ];
    expect(kinds(parts)).toBe("day, message, events 1, day, events 1");
    expect(of(parts).flatMap((entry) => (entry.kind === "day" ? [entry.day] : []))).toEqual([
      "2026-11-21",
      "2026-11-22",
    ]);
  });

  it("says how many older parts Intercom did not give, under the opening message or first of all", () => {
    expect(kinds([source(), part("comment", says)], { totalParts: 700 })).toBe("day, message, gap, message");
    expect(kinds([part("comment", says)], { totalParts: 700 })).toBe("gap, day, message");
    const gap = of([source(), part("comment", says)], { totalParts: 700 }).find(
      (entry) => entry.kind === "gap",
    );
    expect(gap).toMatchObject({ shown: 1, total: 700 });
  });

  it("marks where what the customer wrote since the team's last word begins", () => {
    const asks = (): Part => part("comment", says, "contact");
    const answers = (): Part => part("comment", says);
    expect(kinds([source(), answers(), asks(), asks()], { read: false })).toBe(
      "day, message, message, new, message, message",
    );
    expect(kinds([source(), answers(), asks(), answers()], { read: false })).toBe(
      "day, message, message, message, message",
    );
    expect(kinds([source(), asks()], { read: false }), "all of it is new").toBe("day, message, message");
    expect(kinds([source(), answers(), asks()], { read: true })).toBe("day, message, message, message");
  });

  it("loses no part, keeps their order, and gives every entry a key of its own", () => {
    const any = fc.record({
      partType: fc.constantFrom("comment", "note", "close", "assignment", "brand_new"),
      html: fc.option(fc.constant("<p>x</p>")),
      createdAt: fc.integer({ min: noon, max: noon + 5 * 86_400 }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), fc.boolean(), (list, read) => {
        const sorted = [...list].sort((a, b) => a.createdAt - b.createdAt);
        const parts = [source(), ...sorted.map(({ partType, ...over }) => part(partType, over))];
        const entries = of(parts, { read });
        const shown = entries.flatMap((entry) =>
          entry.kind === "message" ? [entry.part] : entry.kind === "events" ? entry.parts : [],
        );
        expect([...new Set(shown)].map((one) => one.id)).toEqual(parts.map((one) => one.id));
        expect(new Set(entries.map((entry) => entry.key)).size).toBe(entries.length);
      }),
    );
  });

  it("without events shows all that was said, in the same order, and no day on which nothing was", () => {
    const later = noon + 86_400;
    const parts = [
      source(),
      part("assignment"),
      part("comment", says),
      part("close", { ...says, createdAt: later }),
      part("snoozed", { createdAt: later + 86_400 }),
    ];
    const entries = of(parts, { totalParts: 9 }, false);
    expect(entries.map(({ kind }) => kind).join(", ")).toBe("day, message, gap, message, day, message");
    const all = (showEvents: boolean) =>
      of(parts, {}, showEvents).flatMap((entry) => (entry.kind === "message" ? [entry.key] : []));
    expect(all(false)).toEqual(all(true));
  });

  it("tells what stays the same when a part comes, so that only the new one is drawn", () => {
    const parts = [source(), part("assignment"), part("comment", says), part("close")];
    const before = of(parts);
    const after = of([...parts, part("open"), part("comment", says)]);
    const kept = before.filter((entry, index) => {
      const now = after[index];
      return now !== undefined && isSameEntry(entry, now);
    });
    // The run of events at the end has grown.
    expect(kept.map(({ kind }) => kind)).toEqual(["day", "message", "events", "message"]);
    const changed = of([{ ...source(), id: parts[0]?.id ?? "", html: "<p>Other words</p>" }]);
    expect(before[1] && changed[1] && isSameEntry(before[1], changed[1])).toBe(false);
    const gapOf = (total: number) =>
      of(parts, { totalParts: total }).find((entry) => entry.kind === "gap") ?? changed[0];
    const [gap, wider] = [gapOf(600), gapOf(601)];
    expect(gap && isSameEntry(gap, gapOf(600) ?? gap)).toBe(true);
    expect(gap && wider && isSameEntry(gap, wider)).toBe(false);
  });

  it("keeps apart the opening message and a part that happens to have its id", () => {
    const keys = of([{ ...source(), id: "5" }, part("comment", { ...says, id: "5" })]).map(
      (entry) => entry.key,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
