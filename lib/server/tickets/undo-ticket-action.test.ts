import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TicketAction } from "@/lib/actions/ticket-input";
import { type ActingTest, billing, luis, startActingTest } from "@/lib/server/conversations/testing/acting";
import { undoAction } from "@/lib/server/conversations/undo-action";
import { listJournal } from "@/lib/server/journal/list-journal";
import { captureLog } from "@/lib/server/testing/log";
import { performTicketAction } from "./perform-ticket-action";

let test: ActingTest;
captureLog();
beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
});
afterAll(() => test.stop());
beforeEach(() => test.renew());

const control = () => test.workspace.control;
const store = () => control().store();
const ada = "6120401";

const plant = (fields: Record<string, unknown> = {}): string => {
  const id = control().addTicket({
    ticket_attributes: { _default_title_: "Label printer is dead", "Affected users": 4 },
    contact: { name: "Nora Field", email: "nora@acme.test" },
    admin_assignee_id: ada,
    team_assignee_id: billing,
    ...fields,
  });
  control().clearLedger();
  return id;
};

const stored = (id: string) => {
  const found = store().tickets.get(id);
  if (!found) throw new Error(`no ticket ${id}`);
  return found;
};

const facts = (id: string) => {
  const one = stored(id);
  return {
    stateId: one.stateId,
    open: one.open,
    snoozedUntil: one.snoozedUntil,
    assigneeId: one.adminAssigneeId,
    teamId: one.teamAssigneeId,
    shared: one.isShared,
    tags: one.tags.map(({ tagId }) => tagId),
    users: one.attributes["Affected users"] ?? null,
    conversationIds: [...one.conversationIds],
  };
};

const act = (id: string, action: TicketAction, ctx = test.adaCtx()) =>
  performTicketAction(ctx, { id, key: randomUUID(), action });
const undo = (journalId: string, key = randomUUID(), ctx = test.adaCtx()) =>
  undoAction(ctx, { id: journalId, key });

const stateNamed = (category: string) => {
  const id = store().world.ticketStates.find((state) => state.category === category)?.id ?? "";
  return { kind: "state", state: { id, label: category } } as const;
};
const vip = () => ({ id: store().tagNamed("vip").id, name: "vip" });
const until = Math.floor(Date.now() / 1000) + 86_400;
const otherTeam = () => store().world.teams.find(({ id }) => id !== billing)?.id ?? "";
let linked = "";
beforeAll(() => {
  linked = control().addConversation({ body: "<p>Also here</p>" });
});
const tracker = "86";

type Case = {
  readonly name: string;
  readonly action: () => TicketAction;
  readonly fields?: () => Record<string, unknown>;
  /** What somebody else does that makes the taking back a mistake, and what the refusal says of it. */
  readonly since: () => TicketAction;
  readonly says: RegExp;
};

const cases: readonly Case[] = [
  {
    name: "a state",
    action: () => stateNamed("in_progress"),
    since: () => stateNamed("waiting_on_customer"),
    says: /its state is “[^”]+” now/,
  },
  {
    name: "an attribute",
    action: () => ({ kind: "attribute", name: "Affected users", value: "7" }),
    since: () => ({ kind: "attribute", name: "Affected users", value: 9 }),
    says: /“Affected users” has another value now/,
  },
  {
    name: "an attribute that had no value",
    fields: () => ({ ticket_attributes: { _default_title_: "x" } }),
    action: () => ({ kind: "attribute", name: "Affected users", value: 7 }),
    since: () => ({ kind: "attribute", name: "Affected users", value: null }),
    says: /“Affected users” has another value now/,
  },
  {
    name: "closing",
    action: () => ({ kind: "close" }),
    since: () => ({ kind: "open" }),
    says: /it is open now/,
  },
  {
    name: "closing what slept",
    fields: () => ({ snoozed_until: until, open: false }),
    action: () => ({ kind: "close" }),
    since: () => ({ kind: "assign", to: { teammateId: luis } }),
    says: /it is assigned to Luis/,
  },
  {
    name: "opening",
    fields: () => ({ open: false }),
    action: () => ({ kind: "open" }),
    since: () => ({ kind: "close" }),
    says: /it is closed now/,
  },
  {
    name: "snoozing",
    action: () => ({ kind: "snooze", until }),
    since: () => ({ kind: "snooze", until: until + 7200 }),
    says: /another time/,
  },
  {
    name: "assigning both",
    action: () => ({ kind: "assign", to: { teammateId: luis, teamId: otherTeam() } }),
    since: () => ({ kind: "assign", to: { teammateId: null } }),
    says: /nobody has it now/,
  },
  {
    name: "sharing no more",
    action: () => ({ kind: "share", shared: false }),
    since: () => ({ kind: "share", shared: true }),
    says: /the customer sees it now/,
  },
  {
    name: "a tag",
    action: () => ({ kind: "tag", tag: vip() }),
    since: () => ({ kind: "untag", tag: vip() }),
    says: /the tag is off again/,
  },
  {
    name: "taking a tag off",
    fields: () => ({ tags: ["vip"] }),
    action: () => ({ kind: "untag", tag: vip() }),
    since: () => ({ kind: "tag", tag: vip() }),
    says: /the tag is on again/,
  },
  {
    name: "a link",
    fields: () => ({ ticket_type_id: tracker }),
    action: () => ({ kind: "link", conversationId: linked }),
    since: () => ({ kind: "unlink", conversationId: linked }),
    says: /the conversation is no longer linked/,
  },
];

const begin = ({ fields }: Case): string => {
  for (const ticket of store().tickets.values())
    if (ticket.conversationIds.includes(linked)) store().unlink(ticket, linked);
  return plant(fields?.());
};

describe.each(cases)("$name on a ticket", (one) => {
  it("is taken back from the journal, once, and taking that back does it again", async () => {
    const id = begin(one);
    const before = facts(id);
    const { journalId } = await act(id, one.action());
    const after = facts(id);
    expect(after).not.toEqual(before);
    const undone = await undo(journalId);
    expect(facts(id)).toEqual(before);
    expect(undone.ofTicket?.ticket).toMatchObject({ id, stateId: before.stateId, open: before.open });
    await expect(undo(journalId)).rejects.toMatchObject({
      code: "undo_outdated",
      message: "It was taken back already.",
    });
    await undo(undone.journalId);
    expect(facts(id)).toEqual(after);
  });

  it("is not taken back where somebody has changed it since, and said why; nothing is called", async () => {
    const id = begin(one);
    const { journalId } = await act(id, one.action());
    await act(id, one.since(), test.luisCtx());
    const now = facts(id);
    control().clearLedger();
    await expect(undo(journalId)).rejects.toMatchObject({
      code: "undo_outdated",
      message: expect.stringMatching(one.says),
    });
    expect(test.writes()).toEqual([]);
    expect(facts(id)).toEqual(now);
  });
});

describe("where Intercom tells no tags of tickets", () => {
  beforeEach(() =>
    control().addFault({ match: "GET /conversations/:id", kind: "status", status: 404, times: null }),
  );

  it.each([
    ["put on", [], () => ({ kind: "tag", tag: vip() }) as const],
    [
      "put on by a name that is new",
      [],
      () => ({ kind: "tag", tag: { name: `new-${randomUUID()}` } }) as const,
    ],
    ["taken off", ["vip"], () => ({ kind: "untag", tag: vip() }) as const],
  ])("a tag that was %s is taken back all the same, once", async (_, tags, action) => {
    const id = plant({ tags });
    const before = facts(id);
    const { journalId, ticket } = await act(id, action());
    expect(ticket?.tags).toBeNull();
    expect(facts(id)).not.toEqual(before);
    const { rows } = await listJournal(test.adaCtx(), { q: `ticket:${id}` });
    expect(rows[0]).toMatchObject({ undoable: true });
    await undo(journalId);
    expect(facts(id)).toEqual(before);
    await expect(undo(journalId)).rejects.toMatchObject({ code: "undo_outdated" });
  });
});

describe("taking back what was done to a ticket", () => {
  it("is done once for a key, and answers the same when asked again", async () => {
    const id = plant();
    const { journalId } = await act(id, { kind: "close" });
    const key = randomUUID();
    const answers = [
      ...(await Promise.all([1, 2].map(() => undo(journalId, key)))),
      await undo(journalId, key),
    ];
    expect(new Set(answers.map((answer) => answer.journalId)).size).toBe(1);
    expect(test.writes()).toHaveLength(2);
  });

  it("sees what was changed in Intercom itself, though nobody here has", async () => {
    const id = plant();
    const { journalId } = await act(id, { kind: "close" });
    stored(id).open = true;
    await expect(undo(journalId)).rejects.toMatchObject({ code: "undo_outdated" });
    expect(test.writes()).toHaveLength(1);
  });

  it("puts back what was before it, not what this server saw of it long ago", async () => {
    const id = plant();
    await act(id, { kind: "tag", tag: vip() });
    stored(id).adminAssigneeId = luis;
    test.desk().clock.advance(120_000);
    const { journalId } = await act(id, { kind: "close" });
    await undo(journalId);
    expect(facts(id)).toMatchObject({ open: true, assigneeId: luis });
  });

  it("does nothing where Intercom cannot be asked how the ticket is now", async () => {
    const id = plant();
    const { journalId } = await act(id, { kind: "close" });
    control().addFault({ match: "GET /tickets/:id", kind: "status", status: 503, times: null });
    await expect(undo(journalId)).rejects.toMatchObject({ code: "intercom_unavailable" });
    expect(test.writes()).toHaveLength(1);
  });

  it("of what says something or was refused is no action", async () => {
    const id = plant();
    const { journalId } = await act(id, { kind: "note", text: "Hm" });
    await expect(undo(journalId)).rejects.toMatchObject({ code: "not_supported" });
    control().addFault({ match: "PUT /tickets/:id", kind: "status", status: 422 });
    await expect(act(id, { kind: "close" })).rejects.toMatchObject({ code: "intercom_refused" });
    const { rows } = await listJournal(test.adaCtx(), { q: `ticket:${id}` });
    expect(rows.map(({ outcome, undoable }) => [outcome, undoable])).toEqual([
      ["failed", false],
      ["done", false],
    ]);
    await expect(undo(rows[0]?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
  });
});

it("the journal has what was done to tickets beside the rest, with what can be taken back and what was", async () => {
  const id = plant();
  const { journalId } = await act(id, { kind: "close" });
  await act(id, { kind: "tag", tag: vip() }, test.luisCtx());
  await undo(journalId);
  const { rows } = await listJournal(test.adaCtx(), { q: `ticket:${id}` });
  expect(rows.map(({ action, who, undoable, undone }) => [action.kind, who.isMe, undoable, undone])).toEqual([
    ["restore", true, true, false],
    ["tag", false, true, false],
    ["close", true, false, true],
  ]);
  expect(rows[0]).toMatchObject({ kind: "ticket", ticketId: id, undoOf: journalId, outcome: "done" });
  const conversation = test.plant();
  await test.act(test.adaCtx(), conversation, { kind: "close" });
  const mine = await listJournal(test.adaCtx(), { q: "by:me" });
  expect(mine.rows.slice(0, 2).map(({ kind }) => kind)).toEqual(["conversation", "ticket"]);
});
