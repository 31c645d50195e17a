import { describe, expect, it } from "vitest";
import type { Change } from "@/lib/api/journal";
import { changesOf } from "./changes";

const before = {
  state: "open",
  snoozedUntil: null,
  assigneeId: "7",
  teamId: null,
  read: false,
  priority: false,
  title: "Parcel",
  tags: [{ id: "1", name: "late" }],
  attributes: { plan: "free" },
};
const ticket = {
  open: true,
  snoozedUntil: null,
  assigneeId: null,
  teamId: "3",
  stateLabel: "Submitted",
  shared: false,
  tags: null,
  conversationIds: ["5"],
  fields: [{ name: "Size", type: "integer", value: 4, files: [] }],
};

const changed = (action: unknown, was: unknown, result: unknown = {}) =>
  changesOf({ action, before: was, outcome: "done", result });
const one = (
  what: Change["what"],
  from: Change["before"],
  after: Change["after"],
  name: string | null = null,
) => [{ what, name, before: from, after }];

describe("what an action changed", () => {
  it.each([
    [{ kind: "close" }, before, one("state", "open", "closed")],
    [{ kind: "open" }, before, []],
    [{ kind: "assign", assignee: { kind: "teammate", id: "9" } }, before, one("assigneeId", "7", "9")],
    [{ kind: "assign", assignee: { kind: "nobody" } }, before, one("assigneeId", "7", null)],
    [{ kind: "assign", assignee: { kind: "no-team" } }, before, []],
    [{ kind: "priority", priority: true }, before, one("priority", false, true)],
    [{ kind: "title", title: "" }, before, one("title", "Parcel", "")],
    [{ kind: "read" }, before, one("read", false, true)],
    [{ kind: "unread" }, before, []],
    [{ kind: "tag", tag: { name: "vip" } }, before, one("tags", ["late"], ["late", "vip"])],
    [{ kind: "tag", tag: { id: "1", name: "late" } }, before, []],
    [{ kind: "untag", tag: { id: "1", name: "late" } }, before, one("tags", ["late"], [])],
    [{ kind: "attribute", name: "plan", value: "pro" }, before, one("attribute", "free", "pro", "plan")],
    [{ kind: "reply", text: "Hello" }, before, []],
    [{ kind: "close" }, ticket, one("state", "open", "closed")],
    [{ kind: "assign", to: { teammateId: "9" } }, ticket, one("assigneeId", null, "9")],
    [
      { kind: "state", state: { id: "2", label: "In progress" } },
      ticket,
      one("state", "Submitted", "In progress"),
    ],
    [{ kind: "share", shared: true }, ticket, one("shared", false, true)],
    [{ kind: "attribute", name: "Size", value: 5 }, ticket, one("attribute", 4, 5, "Size")],
    [{ kind: "link", conversationId: "8" }, ticket, one("conversations", ["5"], ["5", "8"])],
    [{ kind: "unlink", conversationId: "5" }, ticket, one("conversations", ["5"], [])],
  ])("%j", (action, was, changes) => {
    expect(changed(action, was)).toEqual(changes);
  });

  it("is told as Intercom left it, where its answer said so", () => {
    const after = { state: "open", snoozedUntil: null, assigneeId: "9", teamId: "4" };
    expect(changed({ kind: "run-rules" }, before, { after })).toEqual([
      ...one("assigneeId", "7", "9"),
      ...one("teamId", null, "4"),
    ]);
  });

  it("is told without a before where nobody had read it", () => {
    expect(changed({ kind: "close" }, null)).toEqual([{ what: "state", name: null, after: "closed" }]);
    expect(changed({ kind: "attribute", name: "plan", value: null }, { state: "open" })).toEqual([
      { what: "attribute", name: "plan", after: null },
    ]);
    expect(changed({ kind: "untag", tag: { id: "1", name: "late" } }, null)).toEqual([]);
  });

  it("is nothing where it was not done, or where nobody here knows what it was", () => {
    for (const outcome of ["failed", "unknown", null] as const)
      expect(changesOf({ action: { kind: "close" }, before, outcome, result: null })).toEqual([]);
    expect(changed({ kind: "levitate" }, before)).toEqual([]);
    expect(changed({ kind: "close" }, "nonsense", "nonsense")).toEqual([
      { what: "state", name: null, after: "closed" },
    ]);
  });
});
