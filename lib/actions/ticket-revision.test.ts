import { expect, it } from "vitest";
import { part } from "@/lib/conversation/testing/part";
import { ticketOf } from "./testing/ticket";
import type { TicketDetail } from "./ticket-detail";
import { ticketRevision } from "./ticket-revision";

const file = { name: "a.png", contentType: "image/png", sizeBytes: 3, width: null, height: null };
const withFile = (href: string): TicketDetail => {
  const known = ticketOf({ parts: [part({ id: "1" })] });
  return { ...known, fields: known.fields.map((field) => ({ ...field, files: [{ ...file, href }] })) };
};
const known = withFile("/api/media?u=one");

it("of the same ticket is the same however and whenever it was read, and however its files are signed", () => {
  const again: TicketDetail = JSON.parse(JSON.stringify(known));
  expect(ticketRevision({ ...again, fetchedAtMs: 5, stale: true })).toBe(ticketRevision(known));
  expect(ticketRevision(withFile("/api/media?u=other"))).toBe(ticketRevision(known));
});

it("is another one after anything that a reader would see", () => {
  const changes: readonly Partial<TicketDetail>[] = [
    { stateId: "2" },
    { open: false },
    { snoozedUntil: 1_800_000_000 },
    { assigneeId: null },
    { shared: false },
    { tags: null },
    { conversationIds: [] },
    { fields: known.fields.map((field) => ({ ...field, value: "other" })) },
    { fields: known.fields.map((field) => ({ ...field, files: [{ ...file, name: "b.png", href: "x" }] })) },
    { fields: known.fields.map((field) => ({ ...field, files: [] })) },
    { parts: [...known.parts, part({ id: "2" })] },
  ];
  const revisions = changes.map((change) => ticketRevision({ ...known, ...change }));
  expect(new Set([ticketRevision(known), ...revisions]).size).toBe(changes.length + 1);
});
