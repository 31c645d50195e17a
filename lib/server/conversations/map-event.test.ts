import { describe, expect, it } from "vitest";
import { partSchema } from "@/lib/intercom/schema/part";
import { mapEvent } from "./map-event";

const facts = (eventDetails: unknown, tags: unknown = []) =>
  mapEvent(partSchema.parse({ id: "1", part_type: "x", created_at: 1, event_details: eventDetails, tags }));

describe("what an event tells", () => {
  it("is read from where Intercom's description has it", () => {
    expect(
      facts({
        attribute: { name: "Plan" },
        value: { name: "Pro", previous: "Free" },
        workflow: { name: "W" },
      }),
    ).toEqual({ attribute: "Plan", value: "Pro", previous: "Free", workflow: "W" });
    expect(facts({ action: { name: "Jira", result: "failed" } })).toEqual({
      action: "Jira",
      result: "failed",
    });
    expect(facts({ workflow: { name: "W" }, event: { type: "wait_finished", result: "Done" } })).toEqual({
      workflow: "W",
      step: "wait_finished",
      result: "Done",
    });
  });

  it("says that a value was taken away, and which tags a part has", () => {
    expect(facts({ attribute: { name: "Plan" }, value: { name: "" } })).toEqual({
      attribute: "Plan",
      cleared: true,
    });
    expect(facts(null, [{ id: "1", name: "vip" }])).toEqual({ tags: ["vip"] });
  });

  it.each([[null], [undefined], ["text"], [[]], [{}], [{ attribute: null }], [{ attribute: { name: {} } }]])(
    "is nothing in %j",
    (details) => {
      expect(facts(details)).toBeUndefined();
    },
  );

  it("takes nothing from where objects keep theirs, and cuts what is long", () => {
    expect(facts({ constructor: { name: "x" } })).toBeUndefined();
    expect(facts(JSON.parse('{"attribute": {"__proto__": {"name": "x"}}}'))).toBeUndefined();
    expect(facts({ attribute: { name: "y".repeat(500) } })?.attribute).toHaveLength(201);
  });
});
