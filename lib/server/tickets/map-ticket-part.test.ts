import { describe, expect, it } from "vitest";
import { ticketPartSchema } from "@/lib/intercom/schema/part";
import { createMediaLinks } from "@/lib/server/media/links";
import { mapTicketPart } from "./map-ticket-part";

const states = [
  { id: "1", category: "submitted", label: "Sent in" },
  { id: "2", category: "in_progress", label: "Being looked at" },
  { id: "3", category: "in_progress", label: "With the vendor" },
];

const eventOf = (partType: string, over: Record<string, unknown>) =>
  mapTicketPart(
    ticketPartSchema.parse({ id: "1", part_type: partType, created_at: 1, ...over }),
    createMediaLinks({ secret: "x".repeat(32), localOrigin: null }),
    "7",
    states,
  ).event;

const attribute = (value: unknown, label = "Severity") =>
  eventOf("ticket_attribute_updated_by_admin", {
    updated_attribute_data: {
      attribute: { type: "attribute", id: "1", label },
      value: { type: "value", id: "x", label: value },
    },
  });

describe("an event of a ticket", () => {
  it("names the attribute and its value, or that it has none any more", () => {
    expect(attribute("High")).toEqual({ attribute: "Severity", value: "High" });
    expect(attribute(["a.png", "b.png"])).toEqual({ attribute: "Severity", value: "a.png, b.png" });
    expect(attribute("x", "_default_title_")).toEqual({ attribute: "Title", value: "x" });
    for (const nothing of ["", null, []])
      expect(attribute(nothing)).toEqual({ attribute: "Severity", cleared: true });
  });

  it("names the states, in the workspace's words where they are certain", () => {
    const moved = (before: string, now: string) =>
      eventOf("ticket_state_updated_by_admin", { previous_ticket_state: before, ticket_state: now });
    expect(moved("submitted", "in_progress")).toEqual({ previous: "Sent in", value: "In progress" });
    expect(moved("submitted", "submitted")).toEqual({ value: "Sent in" });
  });

  it("says nothing where Intercom says nothing", () => {
    expect(eventOf("ticket_state_updated_by_admin", {})).toBeUndefined();
    expect(eventOf("ticket_attribute_updated_by_admin", { updated_attribute_data: null })).toBeUndefined();
    expect(eventOf("comment", { ticket_state: "submitted" })).toBeUndefined();
  });
});
