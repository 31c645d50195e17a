import { describe, expect, it } from "vitest";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { ActionInput } from "./input";
import { actionInputSchema } from "./input";
import { inverseOf } from "./inverse";
import { actionRows, actionTable } from "./table";

const conversation = (over: Partial<ConversationSummary> = {}): ConversationSummary => ({
  kind: "conversation",
  id: "1",
  title: null,
  subject: null,
  preview: "",
  channel: "email",
  state: "open",
  read: true,
  priority: false,
  createdAt: 1,
  updatedAt: 1,
  waitingSince: null,
  snoozedUntil: null,
  assigneeId: "7",
  teamId: "3",
  contact: { kind: "contact", id: null, name: null, email: null },
  tags: [{ id: "5", name: "vip" }],
  sla: null,
  tickets: [],
  rating: null,
  aiAgent: false,
  ...over,
});

describe("the action table", () => {
  it("has one row for every action, under its own name", () => {
    for (const [kind, row] of Object.entries(actionTable)) expect(row.kind).toBe(kind);
  });

  it("gives no two actions the same key", () => {
    const keys = actionRows.flatMap((row) => (row.key === null ? [] : [row.key]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("offers only what would change something", () => {
    expect(actionTable.close.appliesTo(conversation({ state: "closed" }))).toBe(false);
    expect(actionTable.open.appliesTo(conversation())).toBe(false);
    expect(actionTable.read.appliesTo(conversation({ read: true }))).toBe(false);
    expect(actionTable.convert.appliesTo(conversation({ tickets: [{ id: "9", category: null }] }))).toBe(
      false,
    );
    expect(actionTable.untag.appliesTo(conversation({ tags: [] }))).toBe(false);
  });
});

describe("inverseOf", () => {
  it.each<[ActionInput, ActionInput | null]>([
    [{ kind: "close" }, { kind: "open" }],
    [{ kind: "unread" }, { kind: "read" }],
    [
      { kind: "assign", assignee: { kind: "nobody" } },
      { kind: "assign", assignee: { kind: "teammate", id: "7" } },
    ],
    [
      { kind: "assign", assignee: { kind: "team", id: "4" } },
      { kind: "assign", assignee: { kind: "team", id: "3" } },
    ],
    [
      { kind: "tag", tag: { id: "6", name: "bug" } },
      { kind: "untag", tag: { id: "6", name: "bug" } },
    ],
    [
      { kind: "untag", tag: { id: "5", name: "vip" } },
      { kind: "tag", tag: { id: "5", name: "vip" } },
    ],
  ])("takes %j back", (input, inverse) => {
    expect(inverseOf(input, conversation())).toEqual(inverse);
  });

  it("takes a conversation out of the team that it was given, where it had none", () => {
    expect(
      inverseOf({ kind: "assign", assignee: { kind: "team", id: "4" } }, conversation({ teamId: null })),
    ).toEqual({ kind: "assign", assignee: { kind: "no-team" } });
  });

  it("knows a new tag by the id that came back", () => {
    expect(inverseOf({ kind: "tag", tag: { name: "new" } }, conversation(), { tagId: "99" })).toEqual({
      kind: "untag",
      tag: { id: "99", name: "new" },
    });
  });

  it.each<ActionInput>([
    { kind: "open" },
    { kind: "read" },
    { kind: "tag", tag: { id: "5", name: "vip" } },
    { kind: "untag", tag: { id: "8", name: "gone" } },
    { kind: "reply", text: "Hello" },
    { kind: "note", text: "Hm" },
    { kind: "convert", ticketTypeId: "1", attributes: {} },
  ])("has nothing to take back for %j here", (input) => {
    expect(inverseOf(input, conversation())).toBeNull();
  });
});

describe("actionInputSchema", () => {
  it.each([
    { kind: "assign", assignee: { kind: "teammate", id: "../admins" } },
    { kind: "assign", assignee: { kind: "teammate", id: "" } },
    { kind: "tag", tag: { name: "   " } },
    { kind: "tag", tag: { name: "x".repeat(256) } },
    { kind: "reply", text: " \n " },
    { kind: "reply", text: "x".repeat(60_001) },
    { kind: "convert", ticketTypeId: "1/../2", attributes: {} },
    { kind: "destroy" },
  ])("refuses %j", (input) => {
    expect(actionInputSchema.safeParse(input).success).toBe(false);
  });
});
