import { describe, expect, it } from "vitest";
import { detail } from "@/lib/conversation/testing/detail";
import { inverseOf, standingOf } from "./inverse";
import { outdatedWords } from "./outdated";
import { sameValue, stillStands } from "./stands";

describe("values", () => {
  it("are the same where none is said in different ways, and in whichever order several stand", () => {
    expect(sameValue("", null)).toBe(true);
    expect(sameValue(undefined, [])).toBe(true);
    expect(sameValue(["b", "a"], ["a", "b"])).toBe(true);
    expect(sameValue(0, null)).toBe(false);
    expect(sameValue(false, null)).toBe(false);
    expect(sameValue("5", 5)).toBe(false);
  });
});

describe("how it stood", () => {
  it("has the end of a sleep only while it sleeps", () => {
    const woken = detail({ state: "open", snoozedUntil: 500 });
    expect(standingOf(woken).snoozedUntil).toBeNull();
    expect(standingOf({ ...woken, state: "snoozed" }).snoozedUntil).toBe(500);
  });

  it("is put back where an assignment opened it, though they had it before", () => {
    const action = { kind: "assign", assignee: { kind: "teammate", id: "4" } } as const;
    const closed = detail({ state: "closed", assigneeId: "4" });
    expect(inverseOf(action, closed)).toEqual({ kind: "restore", to: standingOf(closed) });
    expect(inverseOf(action, { ...closed, state: "open" })).toBeNull();
  });
});

describe("the sentence that refuses", () => {
  const names = { teammate: () => "Ada", team: () => "Billing" };
  const event = (name: string) => ({
    id: "5",
    partType: "open",
    author: { kind: "teammate" as const, id: "1", name, email: null },
    createdAt: 200,
    html: null,
    hasRemoteImages: false,
    attachments: [],
    assignedTo: null,
    redacted: false,
  });
  const words = (by: string) =>
    outdatedWords({ kind: "close" }, {}, detail({ state: "open", parts: [event(by)] }), {
      at: 100,
      doneBy: "Ada",
      names,
    });

  it("names who changed it, unless that was who did it", () => {
    expect(words("Luis")).toMatch(/\(Luis\)\.$/);
    expect(words("Ada")).not.toContain("(");
    expect(stillStands({ kind: "close" }, {}, detail({ state: "open" }))).toBe(false);
  });
});
