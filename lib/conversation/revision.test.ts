import { expect, it } from "vitest";
import type { ConversationDetail } from "./model";
import { revisionOf } from "./revision";
import { detail } from "./testing/detail";
import { part } from "./testing/part";

const known = detail({ id: "7", parts: [part({ id: "1", partType: "source" }), part({ id: "2" })] });

it("of the same conversation is the same however and whenever it was read", () => {
  const again: ConversationDetail = JSON.parse(JSON.stringify(known));
  expect(revisionOf({ ...again, fetchedAtMs: 5, stale: true })).toBe(revisionOf(known));
  const signedAnew = {
    ...known,
    parts: known.parts.map((one) => ({ ...one, html: "<p>other address</p>" })),
  };
  expect(revisionOf(signedAnew)).toBe(revisionOf(known));
});

it("is another one after anything that a reader would see", () => {
  const changes: readonly Partial<ConversationDetail>[] = [
    { state: "closed" },
    { read: false },
    { assigneeId: "1" },
    { tags: [{ id: "1", name: "vip" }] },
    { attributes: { Severity: "High" } },
    { parts: [...known.parts, part({ id: "3" })] },
    { parts: known.parts.map((one) => ({ ...one, redacted: true })) },
    { parts: known.parts.slice(0, 1) },
    { totalParts: 3 },
  ];
  const revisions = changes.map((change) => revisionOf({ ...known, ...change }));
  expect(new Set([revisionOf(known), ...revisions]).size).toBe(changes.length + 1);
});
