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
const before = detail({ id: "7", updatedAt: 100, parts: [part("1")] });
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
});
