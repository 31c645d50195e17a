import { describe, expect, it } from "vitest";
import type { Part } from "@/lib/conversation/model";
import { detail } from "@/lib/conversation/testing/detail";
import { seenOf, whatMoved } from "./moved";

const me = { kind: "teammate", id: "9", name: "Ada", email: null } as const;
const them = { kind: "contact", id: "c1", name: "Nora", email: null } as const;
const part = (id: string, over: Partial<Part> = {}): Part => ({
  id,
  partType: "comment",
  author: them,
  createdAt: 100,
  html: "<p>Hello</p>",
  hasRemoteImages: false,
  attachments: [],
  assignedTo: null,
  redacted: false,
  ...over,
});
const before = detail({ id: "7", updatedAt: 100, parts: [part("0"), part("1")] });
const since = (...parts: readonly Part[]) =>
  whatMoved(seenOf(before), { ...before, parts: [...before.parts, ...parts] }, me.id)?.parts.map(
    ({ id }) => id,
  ) ?? null;

describe("what moved", () => {
  it("is what others said since, and neither what one said oneself nor what is on its way", () => {
    expect(since(part("2", { author: me }))).toBeNull();
    expect(since(part("pending-k", { author: { ...me, id: "4" }, pending: true }))).toBeNull();
    expect(since(part("2", { author: me }), part("3"))).toEqual(["3"]);
  });

  it("is told by the time where the part that was seen last is not there any more", () => {
    const seen = { ...seenOf(before), lastPartId: "gone" };
    const parts = [part("1"), part("2", { createdAt: 101 })];
    expect(whatMoved(seen, { ...before, parts }, me.id)?.parts.map(({ id }) => id)).toEqual(["2"]);
    expect(whatMoved(seen, before, me.id)).toBeNull();
  });

  it("is what came after the opening message, though a part has the opening message’s id", () => {
    const opening = detail({ id: "7", updatedAt: 100, parts: [part("1", { partType: "source" })] });
    const parts = [...opening.parts, part("1"), part("2")];
    expect(whatMoved(seenOf(opening), { ...opening, parts }, me.id)?.parts).toEqual(parts.slice(1));
  });

  it("is state, teammate and team, each by itself, as they were and as they are", () => {
    const still = { state: null, assignee: null, team: null, parts: [] };
    const now = (over: Partial<typeof before>) => whatMoved(seenOf(before), { ...before, ...over }, me.id);
    expect(now({})).toBeNull();
    expect(now({ state: "closed" })).toEqual({ ...still, state: { from: "open", to: "closed" } });
    expect(now({ assigneeId: "4" })).toEqual({ ...still, assignee: { from: null, to: "4" } });
    expect(now({ teamId: "3" })).toEqual({ ...still, team: { from: null, to: "3" } });
    expect(now({ read: false, priority: true, updatedAt: 900, tags: [{ id: "1", name: "vip" }] })).toBeNull();
  });

  it("is a note of a colleague, and what a contact says whose id is one's own, but no event", () => {
    const event = part("2", { partType: "assignment", html: null });
    const note = part("3", { partType: "note", author: { ...me, id: "4" } });
    expect(since(event)).toBeNull();
    expect(since(event, note, part("4", { author: { ...them, id: me.id } }))).toEqual(["3", "4"]);
  });

  it("is, for who saw only the row, what came after the row's time", () => {
    const { parts, ...row } = before;
    const seen = seenOf(row);
    expect(seen.lastPartId).toBeNull();
    const now = { ...before, parts: [...parts, part("2"), part("3", { createdAt: 101 })] };
    expect(whatMoved(seen, now, me.id)?.parts.map(({ id }) => id)).toEqual(["3"]);
  });
});
