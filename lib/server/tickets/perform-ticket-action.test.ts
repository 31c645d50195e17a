import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketAction, TicketActionKind } from "@/lib/actions/ticket-input";
import { inverseOfTicket } from "@/lib/actions/ticket-inverse";
import { ticketSeen } from "@/lib/actions/ticket-moved";
import { ticketRows, ticketTable } from "@/lib/actions/ticket-table";
import { applyTicket } from "@/lib/actions/ticket-transitions";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { captureLog } from "@/lib/server/testing/log";
import { runSql, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { getTicket } from "./get-ticket";
import { performTicketActionWith } from "./perform-ticket-action";

const ada = "6120401";
const luis = "6120402";
const billing = "5017691";
const tracker = "86";

let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let desk: Desk;
let pauses: number[] = [];

captureLog();

const perform = performTicketActionWith(async (ms) => {
  pauses.push(ms);
  desk.clock.advance(ms);
});
const lead = () => desk.ctxFor({ role: "lead" });

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 20, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
});
afterAll(async () => {
  await switchyard.stop();
  await workspace.close();
});
beforeEach(() => {
  pauses = [];
  workspace.control.clearFaults();
  desk = createDesk({ ...workspace, withJournal: true });
});
afterEach(() => desk.close());

const store = () => workspace.control.store();

const plant = (fields: Record<string, unknown> = {}): string =>
  workspace.control.addTicket({
    ticket_attributes: { _default_title_: "Label printer is dead", "Affected users": 4 },
    contact: { name: "Nora Field", email: "nora@acme.test" },
    admin_assignee_id: ada,
    team_assignee_id: billing,
    ...fields,
  });

const stored = (id: string) => {
  const found = store().tickets.get(id);
  if (!found) throw new Error(`no ticket ${id}`);
  return found;
};

const partsOf = (id: string, partType: string) =>
  stored(id).parts.filter((part) => part.partType === partType);
const stateNamed = (category: string): string =>
  store().world.ticketStates.find((state) => state.category === category)?.id ?? "";
const tagId = (name: string): string => store().tagNamed(name).id;
const later = () => Math.floor(Date.now() / 1000) + 86_400;
const conversation = workspaceConversation();

function workspaceConversation(): () => string {
  let made: string | null = null;
  return () => {
    made ??= workspace.control.addConversation({ body: "<p>Also here</p>" });
    return made;
  };
}

type Case = {
  readonly action: () => TicketAction;
  readonly plant?: () => Record<string, unknown>;
  /** The writes of one try. */
  readonly calls: readonly string[];
  /** How often the action has taken effect in the workspace. */
  readonly effects: (id: string) => number;
};

const put = "PUT /tickets/:id";
const reply = "POST /tickets/:id/reply";

const caseTable: Readonly<Record<TicketActionKind, Case>> = {
  state: {
    action: () => ({ kind: "state", state: { id: stateNamed("in_progress"), label: "In progress" } }),
    calls: [put],
    effects: (id) => partsOf(id, "ticket_state_updated_by_admin").length - 1,
  },
  attribute: {
    action: () => ({ kind: "attribute", name: "Affected users", value: "12" }),
    calls: [put],
    effects: (id) =>
      stored(id).attributes["Affected users"] === 12
        ? partsOf(id, "ticket_attribute_updated_by_admin").length
        : 0,
  },
  assign: {
    action: () => ({ kind: "assign", to: { teammateId: luis } }),
    calls: [put],
    effects: (id) => (stored(id).adminAssigneeId === luis ? partsOf(id, "assignment").length : 0),
  },
  close: {
    action: () => ({ kind: "close" }),
    calls: [put],
    effects: (id) => partsOf(id, "close").length,
  },
  open: {
    action: () => ({ kind: "open" }),
    plant: () => ({ open: false }),
    calls: [put],
    effects: (id) => partsOf(id, "open").length,
  },
  snooze: {
    action: () => ({ kind: "snooze", until: 4_102_444_800 }),
    calls: [put],
    effects: (id) => (stored(id).snoozedUntil === 4_102_444_800 ? partsOf(id, "snoozed").length : 0),
  },
  restore: {
    action: () => ({
      kind: "restore",
      to: { open: true, snoozedUntil: null, assigneeId: ada, teamId: billing },
    }),
    plant: () => ({ open: false }),
    calls: [put],
    effects: (id) => partsOf(id, "open").length,
  },
  share: {
    action: () => ({ kind: "share", shared: false }),
    calls: [put],
    effects: (id) => (stored(id).isShared ? 0 : 1),
  },
  tag: {
    action: () => ({ kind: "tag", tag: { id: tagId("vip"), name: "vip" } }),
    calls: ["POST /tickets/:id/tags"],
    effects: (id) => stored(id).tags.filter((one) => one.tagId === tagId("vip")).length,
  },
  untag: {
    action: () => ({ kind: "untag", tag: { id: tagId("vip"), name: "vip" } }),
    plant: () => ({ tags: ["vip"] }),
    calls: ["DELETE /tickets/:id/tags/:tag_id"],
    effects: (id) => (stored(id).tags.length === 0 ? 1 : 0),
  },
  reply: {
    action: () => ({ kind: "reply", text: "It is on its way & paid <for>." }),
    calls: [reply],
    effects: (id) => partsOf(id, "comment").length,
  },
  note: {
    action: () => ({ kind: "note", text: "Ask the warehouse." }),
    calls: [reply],
    effects: (id) => partsOf(id, "note").length,
  },
  link: {
    action: () => ({ kind: "link", conversationId: conversation() }),
    plant: () => ({ ticket_type_id: tracker }),
    calls: ["POST /tickets/:id/linked_conversations"],
    effects: (id) => stored(id).conversationIds.length,
  },
  unlink: {
    action: () => ({ kind: "unlink", conversationId: conversation() }),
    plant: () => ({ ticket_type_id: tracker, conversation_id: conversation() }),
    calls: ["DELETE /tickets/:id/linked_conversations/:conversation_id"],
    effects: (id) => (stored(id).conversationIds.length === 0 ? 1 : 0),
  },
  delete: {
    action: () => ({ kind: "delete" }),
    calls: ["DELETE /tickets/:id"],
    effects: (id) => (store().tickets.has(id) ? 0 : 1),
  },
};

const kinds = ticketRows.map(({ kind }) => kind);

/** What went to Intercom to change something, in order. */
const writes = () =>
  workspace.control
    .ledger()
    .filter(({ method, path }) => method !== "GET" && !path.endsWith("/search"))
    .map(({ method, pattern }) => `${method} ${pattern}`);

const start = (kind: TicketActionKind) => {
  const wanted = caseTable[kind];
  for (const ticket of store().tickets.values())
    if (ticket.conversationIds.includes(conversation())) store().unlink(ticket, conversation());
  const id = plant(wanted.plant?.());
  const [match = ""] = wanted.calls;
  workspace.control.clearLedger();
  return {
    id,
    match,
    input: { id, key: randomUUID(), action: wanted.action() },
    effects: () => wanted.effects(id),
    sent: () => writes().filter((one) => one === match).length,
  };
};

const outcomes = (id: string) =>
  runSql(`select outcome from journal where ticket_id = '${id}' and kind = 'outcome' order by seq`);

const standing = (ticket: TicketDetail) => ({
  stateId: ticket.stateId,
  open: ticket.open,
  snoozedUntil: ticket.snoozedUntil,
  assigneeId: ticket.assigneeId,
  teamId: ticket.teamId,
  shared: ticket.shared,
  tags: ticket.tags,
  values: ticket.fields.map(({ value }) => value),
  conversationIds: ticket.conversationIds,
});

describe.each(kinds)("%s", (kind) => {
  const { retry, undo } = ticketTable[kind];

  it("does it once in the name of the one who is signed in, and answers the ticket as it is then", async () => {
    const one = start(kind);
    const before = await getTicket(lead(), { id: one.id });
    const result = await perform(lead(), one.input);
    expect([one.effects(), one.sent()]).toEqual([1, 1]);
    expect(writes()).toEqual(caseTable[kind].calls);
    const acting = workspace.control
      .ledger()
      .flatMap(({ body }) =>
        typeof body === "object" && body !== null && "admin_id" in body ? [body.admin_id] : [],
      );
    expect(acting.every((admin) => admin === ada)).toBe(true);
    expect(await outcomes(one.id)).toEqual([{ outcome: "done" }]);
    if (kind === "delete") return expect(result.ticket).toBeNull();
    const read = await getTicket(lead(), { id: one.id, fresh: "1" });
    expect(standing(result.ticket ?? before)).toEqual(standing(read));
    // What the browser shows meanwhile is what comes.
    const me = { kind: "teammate", id: ada, name: "Ada", email: null } as const;
    const guess = applyTicket(before, one.input.action, { me, now: 1, partId: "p" });
    if (kind !== "attribute") expect(standing(guess)).toEqual(standing(read));
    expect(guess.parts.length - before.parts.length).toBe(kind === "reply" || kind === "note" ? 1 : 0);
  });

  it("tells why Intercom refused, changes nothing and repeats nothing", async () => {
    const one = start(kind);
    workspace.control.addFault({
      match: one.match,
      kind: "status",
      status: 422,
      code: "parameter_invalid",
      message: "No such thing",
    });
    await expect(perform(lead(), one.input)).rejects.toMatchObject({
      code: "intercom_refused",
      message: expect.stringContaining("No such thing"),
      requestId: expect.any(String),
    });
    expect([one.effects(), one.sent()]).toEqual([0, 1]);
    expect(await outcomes(one.id)).toEqual([{ outcome: "failed" }]);
  });

  it.each([
    ["a broken off answer", { kind: "truncate" }],
    ["a reset", { kind: "reset" }],
    ["a 500", { kind: "status", status: 500 }],
    ["an empty answer", { kind: "empty" }],
  ] as const)("that took effect before %s is found done, with one effect", async (_, fault) => {
    const one = start(kind);
    workspace.control.addFault({ match: one.match, afterEffect: true, ...fault });
    await perform(lead(), one.input);
    expect(one.effects()).toBe(1);
    expect(one.sent()).toBeLessThanOrEqual(retry === "safe" ? 2 : 1);
    expect(await outcomes(one.id)).toEqual([{ outcome: "done" }]);
  });

  it("that did not take effect before a failure is done in a second try, or, where it would be seen twice, left to a person", async () => {
    const one = start(kind);
    workspace.control.addFault({ match: one.match, kind: "reset", afterEffect: false });
    const attempt = perform(lead(), one.input);
    if (retry !== "never") {
      await attempt;
      expect([one.effects(), one.sent()]).toEqual([1, 2]);
      return;
    }
    await expect(attempt).rejects.toMatchObject({ code: "outcome_unknown" });
    expect(pauses).toEqual([5000]);
    // Asked again with the same key it looks, finds nothing, and still does not send.
    await expect(perform(lead(), one.input)).rejects.toMatchObject({ code: "intercom_unavailable" });
    expect([one.effects(), one.sent()]).toEqual([0, 1]);
  });

  it("is sent so often and no more while its end stays unknown", async () => {
    const one = start(kind);
    await getTicket(lead(), { id: one.id });
    workspace.control.addFault({ match: one.match, kind: "reset", times: null });
    await expect(perform(lead(), one.input)).rejects.toMatchObject({ code: "outcome_unknown" });
    const most = { safe: kind === "delete" ? 2 : 3, "look-first": kind === "unlink" ? 3 : 2, never: 1 }[
      retry
    ];
    expect(one.sent()).toBe(most);
  });

  it("asked twice at once, and again later, with one key is done once and answers the same", async () => {
    const one = start(kind);
    const [first, second] = await Promise.all([perform(lead(), one.input), perform(lead(), one.input)]);
    const third = await perform(lead(), one.input);
    expect([one.effects(), one.sent()]).toEqual([1, 1]);
    for (const again of [second, third]) {
      expect(again.journalId).toBe(first.journalId);
      expect(again.tag).toEqual(first.tag);
    }
  });

  it(undo === "never" ? "has no way back" : "is taken back by its inverse", async () => {
    const one = start(kind);
    const before = await getTicket(lead(), { id: one.id });
    const done = await perform(lead(), one.input);
    const inverse = inverseOfTicket(one.input.action, before, { tagId: done.tag?.id });
    if (undo === "never") return expect(inverse).toBeNull();
    if (inverse === null) throw new Error("no way back");
    const back = await perform(lead(), { id: one.id, key: randomUUID(), action: inverse });
    expect(standing(back.ticket ?? before)).toEqual(standing(before));
  });

  it("says that the ticket is gone when it was deleted", async () => {
    const action = caseTable[kind].action();
    const attempt = perform(lead(), { id: "999999999", key: randomUUID(), action });
    if (kind === "delete") expect((await attempt).ticket).toBeNull();
    else await expect(attempt).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("who acts", () => {
  it("must be a teammate in Intercom, and a lead where a ticket is taken away for good", async () => {
    const one = start("delete");
    await expect(
      perform(desk.ctxFor({ teammateId: null }), { ...one.input, action: { kind: "close" } }),
    ).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("agent@demo.test"),
    });
    await expect(perform(desk.ctxFor(), one.input)).rejects.toMatchObject({ code: "forbidden" });
    expect(writes()).toEqual([]);
  });
});

describe("a ticket that moved since it was seen", () => {
  const guarded = ticketRows.filter((row) => row.guarded).map(({ kind }) => kind);

  it("is asked about before these", () => {
    expect(guarded.toSorted()).toEqual(["assign", "close", "delete", "reply", "snooze", "state"]);
  });

  it.each(guarded)(
    "stops %s at the very moment, and goes ahead under the same key when told to",
    async (kind) => {
      const one = start(kind);
      const seen = ticketSeen(await getTicket(desk.ctxFor(), { id: one.id }));
      workspace.control.customerRepliesOnTicket(one.id, "One more thing");
      const before = one.effects();
      await expect(perform(lead(), { ...one.input, seen })).rejects.toMatchObject({ code: "moved" });
      expect([one.effects(), one.sent()]).toEqual([before, 0]);
      await perform(lead(), one.input);
      expect(one.effects()).toBe(before + 1);
    },
  );

  it("does not stop what nobody minds, nor one's own doing", async () => {
    const one = start("tag");
    const seen = ticketSeen(await getTicket(desk.ctxFor(), { id: one.id }));
    stored(one.id).adminAssigneeId = luis;
    await perform(desk.ctxFor(), { ...one.input, seen });
    expect(one.effects()).toBe(1);
    const now = ticketSeen(await getTicket(desk.ctxFor(), { id: one.id, fresh: "1" }));
    await perform(desk.ctxFor(), { id: one.id, key: randomUUID(), action: { kind: "note", text: "mine" } });
    await perform(desk.ctxFor(), { id: one.id, key: randomUUID(), action: { kind: "close" }, seen: now });
    expect(stored(one.id).open).toBe(false);
  });
});

describe("a reply of files alone", () => {
  const urls = ["https://files.test/shot.png"];
  const start = () => {
    const id = plant();
    workspace.control.clearLedger();
    return { id, key: randomUUID(), action: { kind: "reply", text: "", urls } } as const;
  };

  it("whose answer broke off is found by them, and not sent a second time", async () => {
    const input = start();
    workspace.control.addFault({ match: reply, afterEffect: true, kind: "truncate" });
    await perform(lead(), input);
    expect([partsOf(input.id, "comment").length, writes()]).toEqual([1, [reply]]);
    expect(await outcomes(input.id)).toEqual([{ outcome: "done" }]);
  });

  it("that never arrived is not found in what else one does to the ticket", async () => {
    const input = start();
    workspace.control.addFault({ match: reply, kind: "reset", afterEffect: false });
    await expect(perform(lead(), input)).rejects.toMatchObject({ code: "outcome_unknown" });
    await perform(lead(), { id: input.id, key: randomUUID(), action: { kind: "close" } });
    await expect(perform(lead(), input)).rejects.toMatchObject({ code: "intercom_unavailable" });
    expect(partsOf(input.id, "comment")).toEqual([]);
  });
});

describe("assigning", () => {
  it("sets team and teammate by a call each, and takes both back", async () => {
    const one = start("assign");
    const team = store().world.teams.find(({ id }) => id !== billing)?.id ?? "";
    const before = await getTicket(desk.ctxFor(), { id: one.id });
    const action = { kind: "assign", to: { teammateId: luis, teamId: team } } as const;
    const done = await perform(desk.ctxFor(), { id: one.id, key: randomUUID(), action });
    expect(done.ticket).toMatchObject({ assigneeId: luis, teamId: team });
    expect(writes()).toEqual([put, put]);
    const inverse = inverseOfTicket(action, before);
    if (inverse === null) throw new Error("no way back");
    const back = await perform(desk.ctxFor(), { id: one.id, key: randomUUID(), action: inverse });
    expect(back.ticket).toMatchObject({ assigneeId: ada, teamId: billing });
  });

  it("to nobody leaves the team; a first team cannot be taken back, and no way back is offered", async () => {
    const one = start("assign");
    const nobody = { kind: "assign", to: { teammateId: null } } as const;
    const { ticket } = await perform(desk.ctxFor(), { id: one.id, key: randomUUID(), action: nobody });
    expect(ticket).toMatchObject({ assigneeId: null, teamId: billing });
    const teamless = plant({ team_assignee_id: undefined });
    const before = await getTicket(desk.ctxFor(), { id: teamless });
    expect(inverseOfTicket({ kind: "assign", to: { teamId: billing } }, before)).toBeNull();
  });
});

describe("an attribute", () => {
  const set = (id: string, name: string, value: TicketDetail["fields"][number]["value"]) =>
    perform(desk.ctxFor(), { id, key: randomUUID(), action: { kind: "attribute", name, value } });
  const fieldOf = (ticket: TicketDetail | null, name: string) =>
    ticket?.fields.find((field) => field.name === name);
  const itemOf = (name: string) =>
    store()
      .ticketType("81")
      ?.attributes.find((one) => one.name === name)?.listItems[1]?.id ?? "";

  it("of every type is set in the form that Intercom takes, read back as it is shown, and taken away", async () => {
    const id = plant();
    const values = [
      ["_default_title_", "Printer <b>dead</b>", "Printer <b>dead</b>"],
      ["Steps to reproduce", "one\ntwo", "one\ntwo"],
      ["Severity", itemOf("Severity"), itemOf("Severity")],
      ["Affected users", "7", 7],
      ["Reproducible", "true", true],
      ["First seen", "2026-11-20T10:00:00.000Z", "2026-11-20T10:00:00.000Z"],
    ] as const;
    for (const [name, given, shown] of values)
      expect(fieldOf((await set(id, name, given)).ticket, name)?.value).toEqual(shown);
    const { ticket } = await set(id, "Screenshots", ["https://files.test/a%20b.png"]);
    expect(fieldOf(ticket, "Screenshots")?.files).toMatchObject([{ name: "a%20b.png" }]);
    expect(fieldOf((await set(id, "Affected users", null)).ticket, "Affected users")?.value).toBeNull();
  });

  it("that is wrong, required or unknown is refused at its field, before anything is sent", async () => {
    const id = plant();
    workspace.control.clearLedger();
    for (const [name, value] of [
      ["Affected users", "many"],
      ["Severity", "none of them"],
      ["_default_title_", ""],
      ["Nothing of the kind", "x"],
    ] as const)
      await expect(set(id, name, value)).rejects.toMatchObject({
        code: "invalid_input",
        fields: [{ path: "value" }],
      });
    expect(writes()).toEqual([]);
  });
});

// What puts back reads first, so that what was changed by then is no news to it.
it.each(kinds.filter((kind) => kind !== "restore" && caseTable[kind].calls.includes(put)))(
  "%s is not set over what a colleague has changed since where its end is unknown, and says so",
  async (kind) => {
    const one = start(kind);
    await getTicket(lead(), { id: one.id });
    stored(one.id).updatedAt += 10;
    workspace.control.addFault({ match: put, kind: "reset", afterEffect: false });
    await expect(perform(lead(), one.input)).rejects.toMatchObject({ code: "moved" });
    expect([one.effects(), one.sent()]).toEqual([0, 1]);
    expect(await outcomes(one.id)).toEqual([{ outcome: "failed" }]);
  },
);

it("what it has changed itself by a first call is nobody else's when a second gets lost", async () => {
  const id = plant();
  const { updatedAt } = await getTicket(desk.ctxFor(), { id });
  workspace.control.clearLedger();
  // The first is only slow, and later than what is known.
  stored(id).updatedAt = updatedAt + 10;
  workspace.control.addFault({ match: put, kind: "slow", delayMs: 1 });
  workspace.control.addFault({ match: put, kind: "reset", afterEffect: false });
  const action = { kind: "assign", to: { teamId: billing, teammateId: luis } } as const;
  await perform(desk.ctxFor(), { id, key: randomUUID(), action });
  expect(writes()).toEqual([put, put, put]);
  expect([stored(id).teamAssigneeId, stored(id).adminAssigneeId]).toEqual([billing, luis]);
});

it("a snooze whose time is over is refused without a call", async () => {
  const id = plant();
  workspace.control.clearLedger();
  const action = { kind: "snooze", until: later() - 200_000 } as const;
  await expect(perform(desk.ctxFor(), { id, key: randomUUID(), action })).rejects.toMatchObject({
    code: "invalid_input",
  });
  expect(writes()).toEqual([]);
});

it("a snooze of unknown outcome can be looked at once its time has come", async () => {
  const id = plant();
  workspace.control.clearLedger();
  const input = { id, key: randomUUID(), action: { kind: "snooze", until: later() } } as const;
  await getTicket(desk.ctxFor(), { id });
  workspace.control.addFault({ match: put, kind: "reset", afterEffect: true });
  workspace.control.addFault({ match: "GET /tickets/:id", kind: "reset", times: null });
  await expect(perform(desk.ctxFor(), input)).rejects.toMatchObject({ code: "outcome_unknown" });
  workspace.control.clearFaults();
  desk.clock.advance(2 * 86_400_000);
  await perform(desk.ctxFor(), input);
  expect(writes()).toEqual([put]);
});

it("an action leaves nothing old behind: the linked conversation is read anew", async () => {
  const id = plant({ ticket_type_id: tracker });
  const other = workspace.control.addConversation({ body: "<p>x</p>" });
  const { getConversation } = await import("@/lib/server/conversations/get-conversation");
  expect((await getConversation(desk.ctxFor(), { id: other })).tickets).toEqual([]);
  await perform(desk.ctxFor(), { id, key: randomUUID(), action: { kind: "link", conversationId: other } });
  expect((await getConversation(desk.ctxFor(), { id: other })).tickets.map((one) => one.id)).toEqual([id]);
});
