import { describe, expect, it } from "vitest";
import { dueAt, slaStoryOf, spanIn } from "./sla-story";
import { slaEvent as event } from "./testing/facts";

const sla = { name: "Standard: 2 h", status: "active" } as const;

describe("what the thread tells of an SLA", () => {
  it("is when it was put on, and how long it stood still", () => {
    const parts = [event("applied_by_rule", 100), event("paused", 160), event("unpaused", 220)];
    expect(slaStoryOf({ sla, parts })).toEqual({
      ...sla,
      appliedAt: 100,
      pausedAt: null,
      missedAt: null,
      pausedSeconds: 60,
    });
  });

  it("is since when it stands still while nothing set it going again", () => {
    expect(
      slaStoryOf({ sla, parts: [event("applied_by_workflow", 100), event("paused", 160)] })?.pausedAt,
    ).toBe(160);
  });

  it("begins anew when it is put on anew, and ends with its target missed", () => {
    const parts = [
      event("applied_by_rule", 100),
      event("target_missed", 150),
      event("applied_by_rule", 300),
      event("target_missed", 400),
    ];
    expect(slaStoryOf({ sla, parts })).toMatchObject({ appliedAt: 300, missedAt: 400 });
    expect(slaStoryOf({ sla, parts: parts.slice(0, 3) })?.missedAt).toBeNull();
  });

  it("is nothing but name and status where the thread does not go back so far, and nothing without an SLA", () => {
    expect(slaStoryOf({ sla, parts: [] })).toMatchObject({ ...sla, appliedAt: null });
    expect(slaStoryOf({ sla: null, parts: [event("applied_by_rule", 1)] })).toBeNull();
  });
});

describe("when an SLA falls due", () => {
  const story = slaStoryOf({
    sla,
    parts: [event("applied_by_rule", 100), event("paused", 160), event("unpaused", 220)],
  });

  it("is the target after it was put on, and later by as long as it stood still", () => {
    expect(story && dueAt(story, 1000)).toBe(1160);
  });

  it("is not told while it stands still, once it has ended, or where nobody knows since when it runs", () => {
    if (!story) throw new Error("no story");
    expect(dueAt({ ...story, pausedAt: 300 }, 1000)).toBeNull();
    expect(dueAt({ ...story, status: "hit" }, 1000)).toBeNull();
    expect(dueAt({ ...story, appliedAt: null }, 1000)).toBeNull();
  });

  it("is offered from the SLA's own name where it says so", () => {
    expect(spanIn("First reply in 30 min")).toBe(1800);
    expect(spanIn("Enterprise: 1 h")).toBe(3600);
    expect(spanIn("Answer within 1.5 hours")).toBe(5400);
    expect(spanIn("2 days, tier 3")).toBe(172_800);
    expect(spanIn("Tier 3 mails")).toBeNull();
    expect(spanIn("Next business day")).toBeNull();
    expect(spanIn("0 min")).toBeNull();
  });
});
