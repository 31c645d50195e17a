import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActionInput } from "@/lib/actions/input";
import { listJournal } from "@/lib/server/journal/list-journal";
import { captureLog } from "@/lib/server/testing/log";
import { type ActingTest, billing, luis, startActingTest } from "./testing/acting";
import { undoAction } from "./undo-action";

let test: ActingTest;
captureLog();
beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
});
afterAll(() => test.stop());
beforeEach(() => test.renew());

const undo = (journalId: string, ctx = test.adaCtx(), key = randomUUID()) =>
  undoAction(ctx, { id: journalId, key });

const facts = (id: string) => {
  const one = test.stored(id);
  return {
    state: one.state,
    snoozedUntil: one.snoozedUntil,
    assigneeId: one.adminAssigneeId,
    teamId: one.teamAssigneeId,
    read: one.read,
    priority: one.priority,
    title: one.title,
    tags: one.tags.map(({ tagId }) => tagId),
    contacts: one.contactIds.toSorted(),
    severity: one.customAttributes.Severity ?? null,
    orders: [one.customAttributes["Related orders"] ?? []].flat().map(String).toSorted(),
  };
};

const vip = () => ({ id: test.workspace.control.store().tagNamed("vip").id, name: "vip" });
const second = () => [...test.workspace.control.store().contacts.values()].at(0)?.id ?? "";
const until = Math.floor(Date.now() / 1000) + 86_400;

type Case = {
  readonly name: string;
  readonly action: () => ActionInput;
  readonly fields?: Record<string, unknown>;
  readonly prepare?: (id: string) => void;
  /** What somebody else does that makes the taking back a mistake. */
  readonly since: ActionInput | ((id: string) => ActionInput);
  /** What the refusal says of it. */
  readonly says?: RegExp;
};

const reopened: ActionInput = { kind: "open" };
const cases: readonly Case[] = [
  { name: "closing", action: () => ({ kind: "close" }), since: reopened, says: /it is open now \(Luis/ },
  {
    name: "closing what slept",
    action: () => ({ kind: "close" }),
    fields: { state: "snoozed", snoozed_until: until + 60, admin_assignee_id: luis },
    since: reopened,
  },
  { name: "opening", action: () => reopened, fields: { state: "closed" }, since: { kind: "close" } },
  {
    name: "snoozing",
    action: () => ({ kind: "snooze", until }),
    since: { kind: "snooze", until: until + 7200 },
    says: /another time/,
  },
  {
    name: "assigning what was closed",
    action: () => ({ kind: "assign", assignee: { kind: "teammate", id: luis } }),
    fields: { state: "closed" },
    since: { kind: "close" },
    says: /it is closed now/,
  },
  {
    name: "assigning both",
    action: () => ({ kind: "assign", assignee: { kind: "both", teammateId: luis, teamId: billing } }),
    fields: { state: "snoozed", snoozed_until: until },
    since: { kind: "assign", assignee: { kind: "nobody" } },
    says: /nobody has it now/,
  },
  {
    name: "taking it from a team",
    action: () => ({ kind: "assign", assignee: { kind: "no-team" } }),
    fields: { team_assignee_id: billing },
    since: { kind: "assign", assignee: { kind: "team", id: billing } },
    says: /it is with .* now/,
  },
  {
    name: "running the rules",
    action: () => ({ kind: "run-rules" }),
    since: { kind: "assign", assignee: { kind: "teammate", id: luis } },
    says: /it is assigned to /,
  },
  { name: "reading", action: () => ({ kind: "read" }), since: { kind: "unread" }, says: /unread now/ },
  {
    name: "reading by opening it",
    action: () => ({ kind: "read", byItself: true }),
    since: { kind: "unread" },
  },
  { name: "unreading", action: () => ({ kind: "unread" }), fields: { read: true }, since: { kind: "read" } },
  {
    name: "priority",
    action: () => ({ kind: "priority", priority: true }),
    since: { kind: "priority", priority: false },
  },
  {
    name: "a title",
    action: () => ({ kind: "title", title: "New" }),
    fields: { title: "Old" },
    since: { kind: "title", title: "Other" },
    says: /“Other”/,
  },
  {
    name: "an attribute",
    action: () => ({ kind: "attribute", name: "Severity", value: "High" }),
    fields: { custom_attributes: { Severity: "Low" } },
    since: { kind: "attribute", name: "Severity", value: "Normal" },
    says: /Severity has another value/,
  },
  {
    name: "an attribute that had no value",
    action: () => ({ kind: "attribute", name: "Severity", value: "High" }),
    since: { kind: "attribute", name: "Severity", value: null },
  },
  {
    name: "the objects that it refers to",
    action: () => ({ kind: "attribute", name: "Related orders", value: ["31", "21"] }),
    fields: { custom_attributes: { "Related orders": ["22"] } },
    since: { kind: "attribute", name: "Related orders", value: [] },
  },
  {
    name: "a tag",
    action: () => ({ kind: "tag", tag: vip() }),
    since: () => ({ kind: "untag", tag: vip() }),
    says: /the tag is off again/,
  },
  {
    name: "a new tag",
    action: () => ({ kind: "tag", tag: { name: `n-${randomUUID()}` } }),
    since: (id) => ({ kind: "untag", tag: { id: test.stored(id).tags.at(-1)?.tagId ?? "", name: "n" } }),
    says: /the tag is off again/,
  },
  {
    name: "taking a tag off",
    action: () => ({ kind: "untag", tag: vip() }),
    fields: { tags: ["vip"] },
    since: () => ({ kind: "tag", tag: vip() }),
    says: /the tag is on again/,
  },
  {
    name: "adding by an address",
    action: () => ({ kind: "add-participant", who: { email: `${randomUUID()}@acme.test` } }),
    since: (id) => ({
      kind: "remove-participant",
      contact: { id: test.stored(id).contactIds.at(-1) ?? "", name: "Them" },
    }),
    says: /they take part no longer/,
  },
  {
    name: "removing somebody",
    action: () => ({ kind: "remove-participant", contact: { id: second(), name: "Sam" } }),
    prepare: (id) => void test.stored(id).contactIds.push(second()),
    since: () => ({ kind: "add-participant", who: { contactId: second() } }),
    says: /they take part again/,
  },
];

const begin = ({ fields, prepare }: Case): string => {
  const id = test.plant(fields);
  prepare?.(id);
  return id;
};

describe.each(cases)("$name", (one) => {
  it("is taken back from the journal, and taking that back does it again", async () => {
    const id = begin(one);
    const before = facts(id);
    const { journalId } = await test.act(test.adaCtx(), id, one.action());
    const after = facts(id);
    expect(after).not.toEqual(before);
    const { journalId: undoId, conversation } = await undo(journalId);
    expect(facts(id)).toEqual(before);
    expect(conversation?.state).toBe(before.state);
    await expect(undo(journalId)).rejects.toMatchObject({
      code: "undo_outdated",
      message: expect.stringContaining("taken back already"),
    });
    await undo(undoId);
    expect(facts(id)).toEqual(after);
  });
});

describe.each(cases)("$name that somebody has changed since", (one) => {
  it("is not taken back, and said why; nothing is called", async () => {
    const id = begin(one);
    const { journalId } = await test.act(test.adaCtx(), id, one.action());
    await test.act(test.luisCtx(), id, typeof one.since === "function" ? one.since(id) : one.since);
    const now = facts(id);
    test.workspace.control.clearLedger();
    await expect(undo(journalId)).rejects.toMatchObject({
      code: "undo_outdated",
      message: expect.stringMatching(one.says ?? /^It has changed since, so nothing was taken back: /),
    });
    expect(test.writes()).toEqual([]);
    expect(facts(id)).toEqual(now);
  });
});

describe("taking back", () => {
  it("is done once for a key, and answers the same when asked again", async () => {
    const id = test.plant();
    const { journalId } = await test.act(test.adaCtx(), id, { kind: "close" });
    const key = randomUUID();
    const answers = await Promise.all([1, 2].map(() => undo(journalId, test.adaCtx(), key)));
    const third = await undo(journalId, test.adaCtx(), key);
    expect(new Set([...answers, third].map((answer) => answer.journalId)).size).toBe(1);
    expect(test.writes()).toHaveLength(2);
  });

  it("by two at the same moment is done by one of them, and the other is told", async () => {
    const id = test.plant({ tags: [] });
    const { journalId } = await test.act(test.adaCtx(), id, {
      kind: "add-participant",
      who: { email: `${randomUUID()}@acme.test` },
    });
    test.workspace.control.clearLedger();
    const both = await Promise.allSettled([undo(journalId), undo(journalId, test.luisCtx())]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "undo_outdated" },
    });
    expect(test.writes()).toHaveLength(1);
    const { rows } = await listJournal(test.adaCtx(), { q: `conversation:${id}` });
    expect(rows.filter(({ undoOf, outcome }) => undoOf === journalId && outcome === "done")).toHaveLength(1);
  });

  it("sees what was changed in Intercom itself, though nobody here has", async () => {
    const id = test.plant();
    const { journalId } = await test.act(test.adaCtx(), id, { kind: "close" });
    test.stored(id).state = "open";
    test.desk().clock.advance(3000);
    await expect(undo(journalId)).rejects.toMatchObject({ code: "undo_outdated" });
    expect(test.writes()).toHaveLength(1);
  });

  it("of somebody else's action is for whoever may do such a thing", async () => {
    const id = test.plant();
    const { journalId } = await test.act(test.adaCtx(), id, { kind: "close" });
    await undo(journalId, test.luisCtx());
    expect(test.stored(id).state).toBe("open");
  });

  it("of what was refused, of what says something and of what is not in the journal is no action", async () => {
    const id = test.plant();
    const ctx = test.adaCtx();
    test.workspace.control.addFault({ match: "POST /conversations/:id/parts", kind: "status", status: 422 });
    await expect(test.act(ctx, id, { kind: "close" })).rejects.toMatchObject({ code: "intercom_refused" });
    const { journalId } = await test.act(ctx, id, { kind: "note", text: "Hm" });
    const { rows } = await listJournal(ctx, { q: `conversation:${id}` });
    expect(rows.map(({ outcome, undoable }) => [outcome, undoable])).toEqual([
      ["done", false],
      ["failed", false],
    ]);
    await expect(undo(rows[1]?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
    await expect(undo(journalId)).rejects.toMatchObject({ code: "not_supported" });
    await expect(undo(randomUUID())).rejects.toMatchObject({ code: "not_found" });
  });

  it("of what nobody knows the end of is no action either", async () => {
    const id = test.plant();
    const ctx = test.adaCtx();
    test.workspace.control.addFault({ match: "POST /conversations/:id/parts", kind: "reset", times: null });
    await expect(test.act(ctx, id, { kind: "close" })).rejects.toMatchObject({ code: "outcome_unknown" });
    const { rows } = await listJournal(ctx, { q: `conversation:${id}` });
    expect(rows).toMatchObject([{ outcome: "unknown", undoable: false }]);
    await expect(undo(rows[0]?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
  });

  it("of an assignment of which only the team was done takes the team back", async () => {
    const id = test.plant();
    test.workspace.control.addFault({ match: "POST /conversations/:id/parts", kind: "slow", delayMs: 1 });
    test.workspace.control.addFault({ match: "POST /conversations/:id/parts", kind: "status", status: 422 });
    const assignee = { kind: "both", teammateId: luis, teamId: billing } as const;
    const { warning, journalId, conversation } = await test.act(test.adaCtx(), id, {
      kind: "assign",
      assignee,
    });
    expect(warning).toMatch(/^Only the team was assigned; the teammate was not\. /);
    expect([conversation?.teamId, conversation?.assigneeId]).toEqual([billing, null]);
    await undo(journalId);
    expect(test.stored(id).teamAssigneeId).toBeNull();
  });
});

describe("the journal", () => {
  it("has what one did, newest first, with what can be taken back and what was", async () => {
    const id = test.plant();
    const ctx = test.adaCtx();
    const { journalId } = await test.act(ctx, id, { kind: "close" });
    await test.act(test.luisCtx(), id, { kind: "tag", tag: vip() });
    const undone = await undo(journalId);
    const { rows } = await listJournal(ctx, { q: `conversation:${id}` });
    expect(
      rows.map(({ action, who, undoable, undone: isUndone }) => [action.kind, who.isMe, undoable, isUndone]),
    ).toEqual([
      ["restore", true, true, false],
      ["tag", false, true, false],
      ["close", true, false, true],
    ]);
    expect(rows[0]).toMatchObject({
      undoOf: journalId,
      conversationId: id,
      outcome: "done",
      who: { name: "Test Member" },
    });
    const here = await listJournal(ctx, { q: `by:me conversation:${id}` });
    expect(here.rows.map(({ action }) => action.kind)).toEqual(["restore", "close"]);
    const reader = await listJournal(test.adaCtx({ teammateId: null }), { q: `conversation:${id}` });
    expect(reader.rows.map(({ undoable }) => undoable)).toEqual([false, false, false]);
    const mine = await listJournal(ctx, { q: "by:me" });
    expect(mine.rows.every(({ who }) => who.isMe)).toBe(true);
    expect(mine.rows[0]?.id).toBe(undone.journalId);
  });
});
