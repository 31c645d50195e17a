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

const restore = {
  kind: "restore",
  to: { state: "open", snoozedUntil: null, assigneeId: "7", teamId: "3" },
} as const;

describe("inverseOf", () => {
  it.each<[ActionInput, ActionInput | null]>([
    [{ kind: "close" }, restore],
    [{ kind: "snooze", until: 9 }, restore],
    [{ kind: "run-rules" }, restore],
    [{ kind: "unread" }, { kind: "read" }],
    [{ kind: "assign", assignee: { kind: "nobody" } }, restore],
    [{ kind: "assign", assignee: { kind: "team", id: "4" } }, restore],
    [{ kind: "assign", assignee: { kind: "both", teammateId: "7", teamId: "4" } }, restore],
    [{ kind: "restore", to: { ...restore.to, state: "closed" } }, restore],
    [
      { kind: "priority", priority: true },
      { kind: "priority", priority: false },
    ],
    [
      { kind: "title", title: "T" },
      { kind: "title", title: "" },
    ],
    [
      { kind: "add-participant", who: { contactId: "a", name: "Ann" } },
      { kind: "remove-participant", contact: { id: "a", name: "Ann" } },
    ],
    [
      { kind: "remove-participant", contact: { id: "a", name: "Ann" } },
      { kind: "add-participant", who: { contactId: "a", name: "Ann" } },
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
    ).toEqual({ ...restore, to: { ...restore.to, teamId: null } });
  });

  it("knows a new tag by the id that came back", () => {
    expect(inverseOf({ kind: "tag", tag: { name: "new" } }, conversation(), { tagId: "99" })).toEqual({
      kind: "untag",
      tag: { id: "99", name: "new" },
    });
  });

  it("gives an attribute its old value back, and nothing where that is not known or was the same", () => {
    const set: ActionInput = { kind: "attribute", name: "Tier", value: "Gold" };
    expect(inverseOf(set, { ...conversation(), attributes: { Tier: "Silver" } })).toEqual({
      ...set,
      value: "Silver",
    });
    expect(inverseOf(set, { ...conversation(), attributes: {} })).toEqual({ ...set, value: null });
    expect(inverseOf(set, { ...conversation(), attributes: { Tier: "Gold" } })).toBeNull();
    expect(inverseOf(set, conversation())).toBeNull();
  });

  it("knows by Intercom's answer who was added by an address, and takes nobody out who took part before", () => {
    const add: ActionInput = { kind: "add-participant", who: { email: "a@b.test" } };
    const contact = { id: "b", name: "Bea" };
    expect(inverseOf(add, conversation(), { contact })).toEqual({ kind: "remove-participant", contact });
    expect(inverseOf(add, conversation())).toBeNull();
    expect(inverseOf(add, { ...conversation(), contacts: [{ id: "b" }] }, { contact })).toBeNull();
  });

  it.each<ActionInput>([
    restore,
    { kind: "merge", into: "2" },
    { kind: "delete" },
    { kind: "redact", target: { kind: "source", id: "1" } },
    { kind: "priority", priority: false },
    { kind: "title", title: "" },
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
    { kind: "reply", text: "x", urls: ["javascript:alert(1)"] },
    { kind: "reply", text: "x", urls: ["file:///etc/passwd"] },
    { kind: "note", text: "x", urls: Array.from({ length: 11 }, (_, at) => `https://a.test/${at}`) },
  ])("refuses %j", (input) => {
    expect(actionInputSchema.safeParse(input).success).toBe(false);
  });
});
