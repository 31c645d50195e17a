import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActionInput, ActionInputOf, ActionKind, Assignee } from "@/lib/actions/input";
import { inverseOf, standingOf } from "@/lib/actions/inverse";
import { actionRows, actionTable } from "@/lib/actions/table";
import type { ConversationDetail } from "@/lib/conversation/model";
import { applySummary } from "@/lib/conversation/transitions";
import type { AppError } from "@/lib/core/errors";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { sampleConversation } from "@/lib/intercom/testing/samples";
import { json, startUpstream } from "@/lib/intercom/testing/upstream";
import { getConversations } from "@/lib/server/contacts/get-conversations";
import type { Ctx } from "@/lib/server/context";
import { verifyJournal } from "@/lib/server/journal/verify-journal";
import { listQueue } from "@/lib/server/search/list-queue";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { captureLog } from "@/lib/server/testing/log";
import {
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testSecret,
} from "@/lib/server/testing/switchyard";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import { getConversation } from "./get-conversation";
import { performActionWith } from "./perform-action";

const ada = "6120401";
const luis = "6120402";
const billing = "5017691";
const bugReport = "81";

let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let desk: Desk;
let pauses: number[] = [];

captureLog();

const performAny = performActionWith({
  pause: async (ms) => {
    pauses.push(ms);
    desk.clock.advance(ms);
  },
  files: async (_, refs) =>
    refs.map(({ name, contentType }) => ({
      name,
      contentType,
      data: Buffer.from("a,b\n").toString("base64"),
    })),
});

/** Who may do everything that this file is about. */
const lead = () => desk.ctxFor({ role: "lead" });

/** Of all but a deletion, which leaves no conversation. */
const perform = async (...asked: Parameters<typeof performAny>) => {
  const { conversation, ...rest } = await performAny(...asked);
  if (conversation === null) throw new Error("no conversation was left");
  return { ...rest, conversation };
};

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
  workspace.control.clearLedger();
  desk = createDesk({ ...workspace, withJournal: true });
});
afterEach(() => desk.close());

const impatient = async () => {
  await desk.close();
  desk = createDesk({ ...workspace, withJournal: true, patienceMs: 700 });
};

const plant = (fields: Record<string, unknown> = {}): string =>
  workspace.control.addConversation({
    body: "<p>My sync fails</p>",
    contact: { email: "c@acme.test" },
    ...fields,
  });

const stored = (id: string) => {
  const found = workspace.control.store().conversations.get(id);
  if (!found) throw new Error(`no conversation ${id}`);
  return found;
};

const partsOf = (id: string, partType: string) =>
  (stored(id).parts ?? []).filter((part) => part.partType === partType);

const calls = () => workspace.control.ledger().map(({ method, pattern }) => `${method} ${pattern}`);

/** What went to Intercom to change something, in order. */
const writes = () =>
  workspace.control
    .ledger()
    .filter(({ method, path }) => method !== "GET" && !path.endsWith("/search"))
    .map(({ method, pattern }) => `${method} ${pattern}`);

const tagId = (name: string): string => workspace.control.store().tagNamed(name).id;

const severity = (): string => {
  const type = workspace.control.store().world.ticketTypes.find(({ id }) => id === bugReport);
  const items = type?.attributes.find(({ name }) => name === "Severity")?.listItems ?? [];
  return items[0]?.id ?? "";
};

/** An hour from when the tests began, so that it is the same for all who ask. */
const wakeAt = Math.floor(Date.now() / 1000) + 86_400;
const wake = (): number => wakeAt;

/** Somebody who has nothing to do with the conversations that are planted. */
const second = (): string => [...workspace.control.store().contacts.values()].at(0)?.id ?? "";
/** Conversations that are gone answer what is no id of theirs. */
const sourceOf = (id: string): string => workspace.control.store().conversations.get(id)?.source.id ?? "1";
const contactOf = (id: string): string =>
  workspace.control.store().conversations.get(id)?.contactIds[0] ?? second();
let primaryId = "";
const primary = (): string => {
  primaryId ||= plant();
  return primaryId;
};

type Case = {
  readonly action: (id: string) => ActionInput;
  /** What planting alone cannot make. */
  readonly prepare?: (id: string) => void;
  readonly plant?: () => Record<string, unknown>;
  /** The calls of one try. */
  readonly calls: readonly string[];
  /** How often the action has taken effect in the workspace. */
  readonly effects: (id: string) => number;
};

const manage = "POST /conversations/:id/parts";
const reply = "POST /conversations/:id/reply";

const caseTable: Record<ActionKind, Case> = {
  close: {
    action: () => ({ kind: "close" }),
    calls: [manage],
    effects: (id) => partsOf(id, "close").length,
  },
  open: {
    action: () => ({ kind: "open" }),
    plant: () => ({ state: "closed" }),
    calls: [manage],
    effects: (id) => partsOf(id, "open").length,
  },
  assign: {
    action: () => ({ kind: "assign", assignee: { kind: "teammate", id: luis } }),
    calls: [manage],
    effects: (id) => (stored(id).adminAssigneeId === luis ? partsOf(id, "assignment").length : 0),
  },
  read: {
    action: () => ({ kind: "read" }),
    calls: ["PUT /conversations/:id"],
    effects: (id) => (stored(id).read ? 1 : 0),
  },
  unread: {
    action: () => ({ kind: "unread" }),
    plant: () => ({ read: true }),
    calls: ["PUT /conversations/:id"],
    effects: (id) => (stored(id).read ? 0 : 1),
  },
  tag: {
    action: () => ({ kind: "tag", tag: { id: tagId("vip"), name: "vip" } }),
    calls: ["POST /conversations/:id/tags"],
    effects: (id) => stored(id).tags.filter((tag) => tag.tagId === tagId("vip")).length,
  },
  untag: {
    action: () => ({ kind: "untag", tag: { id: tagId("vip"), name: "vip" } }),
    plant: () => ({ tags: ["vip"] }),
    calls: ["DELETE /conversations/:id/tags/:tag_id"],
    effects: (id) => (stored(id).tags.length === 0 ? 1 : 0),
  },
  reply: {
    action: () => ({ kind: "reply", text: "We are on it.\n\nSee https://status.acme.test & wait <3" }),
    calls: [reply],
    effects: (id) => partsOf(id, "comment").length,
  },
  note: {
    action: () => ({ kind: "note", text: "Looks like the known fault." }),
    calls: [reply],
    effects: (id) => partsOf(id, "note").length,
  },
  snooze: {
    action: () => ({ kind: "snooze", until: wake() }),
    calls: [manage],
    effects: (id) => (stored(id).snoozedUntil === wake() ? partsOf(id, "snoozed").length : 0),
  },
  restore: {
    action: () => ({
      kind: "restore",
      to: { state: "closed", snoozedUntil: null, assigneeId: null, teamId: null },
    }),
    calls: [manage],
    effects: (id) => partsOf(id, "close").length,
  },
  "run-rules": {
    action: () => ({ kind: "run-rules" }),
    calls: ["POST /conversations/:id/run_assignment_rules"],
    effects: (id) => partsOf(id, "default_assignment").length,
  },
  priority: {
    action: () => ({ kind: "priority", priority: true }),
    calls: ["PUT /conversations/:id"],
    effects: (id) => (stored(id).priority === "none" ? 0 : 1),
  },
  title: {
    action: () => ({ kind: "title", title: "Sync fails" }),
    calls: ["PUT /conversations/:id"],
    effects: (id) => (stored(id).title === "Sync fails" ? 1 : 0),
  },
  attribute: {
    action: () => ({ kind: "attribute", name: "Severity", value: "High" }),
    calls: ["PUT /conversations/:id"],
    effects: (id) => (stored(id).customAttributes.Severity === "High" ? 1 : 0),
  },
  "add-participant": {
    action: () => ({ kind: "add-participant", who: { email: "second@acme.test" } }),
    calls: ["POST /conversations/:id/customers"],
    effects: (id) => partsOf(id, "participant_added").length,
  },
  "remove-participant": {
    action: () => ({ kind: "remove-participant", contact: { id: second(), name: "Sam" } }),
    prepare: (id) => void stored(id).contactIds.push(second()),
    calls: ["DELETE /conversations/:id/customers/:contact_id"],
    effects: (id) => partsOf(id, "participant_removed").length,
  },
  redact: {
    action: (id) => ({ kind: "redact", target: { kind: "source", id: sourceOf(id) } }),
    calls: ["POST /conversations/redact"],
    effects: (id) => (stored(id).source.redacted ? 1 : 0),
  },
  merge: {
    action: () => ({ kind: "merge", into: primary() }),
    calls: ["POST /conversations/:id/merge"],
    effects: (id) => partsOf(id, "merged_secondary_conversation").length,
  },
  delete: {
    action: () => ({ kind: "delete" }),
    calls: ["DELETE /conversations/:id"],
    effects: (id) => (workspace.control.store().conversations.has(id) ? 0 : 1),
  },
  "reply-as-contact": {
    action: (id) => ({ kind: "reply-as-contact", contactId: contactOf(id), text: "It works again." }),
    calls: [reply],
    effects: (id) => partsOf(id, "comment").length,
  },
  convert: {
    action: () => ({
      kind: "convert",
      ticketTypeId: bugReport,
      attributes: { _default_title_: "Sync fails", Severity: severity(), "Affected users": "3" },
    }),
    calls: ["POST /conversations/:id/convert"],
    effects: (id) => (stored(id).ticketId === null ? 0 : 1),
  },
};

const kinds = actionRows.map(({ kind }) => kind);
const caseOf = (kind: ActionKind): Case => caseTable[kind];

/** The pattern without the names of its parameters, which the demo workspace calls its own way. */
const anonymous = (calls: readonly string[]) => calls.map((call) => call.replace(/:\w+/g, ":"));

const start = (kind: ActionKind) => {
  const { action, plant: fields, prepare, calls, effects } = caseOf(kind);
  const id = plant(fields?.() ?? {});
  prepare?.(id);
  const given = action(id);
  const already = effects(id);
  workspace.control.clearLedger();
  return {
    id,
    input: { id, key: randomUUID(), action: given },
    match: calls.at(-1) ?? "",
    sent: () => anonymous(writes()).filter((call) => anonymous(calls).includes(call)).length,
    effects: () => effects(id) - already,
  };
};

const outcomes = (id: string) =>
  runSql(`select outcome from journal where conversation_id = '${id}' and kind = 'outcome' order by seq`);

const looks = (conversation: ConversationDetail) => ({
  id: conversation.id,
  stale: conversation.stale,
  ...standingOf(conversation),
  read: conversation.read,
  title: conversation.title,
  priority: conversation.priority,
  tags: conversation.tags.map((tag) => tag.id),
  contacts: conversation.contacts.map(({ id }) => id),
});

const isStored = (id: string) => {
  const one = stored(id);
  return {
    id,
    stale: false,
    state: one.state,
    snoozedUntil: one.snoozedUntil,
    assigneeId: one.adminAssigneeId,
    teamId: one.teamAssigneeId,
    read: one.read,
    title: one.title,
    priority: one.priority !== "none",
    tags: one.tags.map(({ tagId: tag }) => tag),
    contacts: one.contactIds,
  };
};

const onceOnly: readonly ActionKind[] = ["convert", "merge", "remove-participant", "restore"];

describe.each(kinds)("%s", (kind) => {
  const retry = actionTable[kind].retry;

  it("does it once in the name of the one who is signed in, and answers the conversation as it is then", async () => {
    const one = start(kind);
    const result = await performAny(lead(), one.input);
    expect(one.effects()).toBe(1);
    expect(one.sent()).toBe(1);
    expect(anonymous(writes())).toEqual(anonymous(caseOf(kind).calls));
    expect(result.warning).toBeNull();
    if (kind === "delete") expect(result.conversation).toBeNull();
    else expect(result.conversation && looks(result.conversation)).toEqual(isStored(one.id));
    const acting = workspace.control
      .ledger()
      .flatMap(({ body }) =>
        typeof body === "object" && body !== null && "admin_id" in body ? [body.admin_id] : [],
      );
    expect(acting.every((admin) => admin === ada)).toBe(true);
    expect(await outcomes(one.id)).toEqual([{ outcome: "done" }]);
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
    await expect(performAny(lead(), one.input)).rejects.toMatchObject({
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
    ["silence", { kind: "hang" }],
    ["an empty answer", { kind: "empty" }],
    ["an HTML page", { kind: "html", status: 200 }],
  ] as const)("that took effect before %s is found done, with one effect", async (_, fault) => {
    if (fault.kind === "hang") await impatient();
    const one = start(kind);
    workspace.control.addFault({ match: one.match, afterEffect: true, ...fault });
    const result = await performAny(lead(), one.input);
    expect(one.effects()).toBe(1);
    // Only what changes nothing by being repeated is sent a second time.
    expect(one.sent()).toBeLessThanOrEqual(retry === "safe" ? 2 : 1);
    expect(result.conversation?.id).toBe(kind === "delete" ? undefined : one.id);
    expect(await outcomes(one.id)).toEqual([{ outcome: "done" }]);
  });

  it("that did not take effect before a failure is done in a second try, or, where a customer could see it twice, left to a person", async () => {
    const one = start(kind);
    workspace.control.addFault({ match: one.match, kind: "reset", afterEffect: false });
    const attempt = performAny(lead(), one.input);
    if (retry !== "never") {
      await attempt;
      expect([one.effects(), one.sent()]).toEqual([1, 2]);
      return;
    }
    await expect(attempt).rejects.toMatchObject({ code: "outcome_unknown" });
    expect(pauses).toEqual([5000]);
    expect([one.effects(), one.sent()]).toEqual([0, 1]);
    // Asked again with the same key it looks, finds nothing, and still does not send.
    await expect(performAny(lead(), one.input)).rejects.toMatchObject({ code: "intercom_unavailable" });
    expect([one.effects(), one.sent()]).toEqual([0, 1]);
  });

  it.each([
    ["with its window's end", {}],
    ["without any header", { "x-ratelimit-reset": "", "x-ratelimit-remaining": "" }],
  ])(
    "held back by too many calls, %s, is done once: by itself, or when asked again after the wait that it names",
    async (_, headers) => {
      const one = start(kind);
      workspace.control.addFault({
        match: one.match,
        kind: "status",
        status: 429,
        code: "rate_limit_exceeded",
        headers,
      });
      const error = await performAny(lead(), one.input).then(
        () => null,
        (caught: AppError) => caught,
      );
      if (error) {
        expect(error).toMatchObject({ code: "intercom_rate_limited", retryAfterSeconds: expect.any(Number) });
        expect(one.effects()).toBe(0);
        desk.clock.advance((error.retryAfterSeconds ?? 0) * 1000);
        await performAny(lead(), one.input);
      }
      expect([one.effects(), one.sent()]).toEqual([1, 2]);
    },
  );

  it("asked twice at once, and again later, with one key is done once and answers the same", async () => {
    const one = start(kind);
    const [first, second] = await Promise.all([performAny(lead(), one.input), performAny(lead(), one.input)]);
    const third = await performAny(lead(), one.input);
    expect([one.effects(), one.sent()]).toEqual([1, 1]);
    for (const again of [second, third]) {
      expect(again.journalId).toBe(first.journalId);
      expect(again.tag).toEqual(first.tag);
      expect(again.contact).toEqual(first.contact);
      expect(again.ticket?.id).toBe(first.ticket?.id);
    }
  });

  it("with two keys is two actions, so the count above is not a constant", async () => {
    const one = start(kind);
    await performAny(lead(), one.input);
    await performAny(lead(), { ...one.input, key: randomUUID() }).catch(() => undefined);
    // What is as it should be, or cannot be done a second time, is not asked for.
    expect(one.sent()).toBe(onceOnly.includes(kind) ? 1 : 2);
  });

  it("says that the conversation is gone when it was deleted", async () => {
    const id = "999999999";
    workspace.control.clearLedger();
    const attempt = performAny(lead(), { id, key: randomUUID(), action: caseOf(kind).action(id) });
    if (kind === "delete") expect((await attempt).conversation).toBeNull();
    else await expect(attempt).rejects.toMatchObject({ code: "conversation_gone" });
  });
});

describe("who acts", () => {
  it("must be a teammate in Intercom; nobody else reaches it", async () => {
    const one = start("close");
    await expect(perform(desk.ctxFor({ teammateId: null }), one.input)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("agent@demo.test"),
    });
    expect(workspace.control.ledger()).toEqual([]);
    expect(await outcomes(one.id)).toEqual([]);
  });
});

describe("a key", () => {
  it("goes with one action only", async () => {
    const one = start("close");
    await perform(lead(), one.input);
    await expect(perform(lead(), { ...one.input, action: { kind: "open" } })).rejects.toMatchObject({
      code: "idempotency_mismatch",
    });
    expect(one.sent()).toBe(1);
  });
});

describe("when the outcome stays unknown", () => {
  it.each(["close", "assign"] as const)("%s is not sent a third time", async (kind) => {
    const one = start(kind);
    workspace.control.addFault({ match: one.match, kind: "reset", times: null });
    await expect(perform(lead(), one.input)).rejects.toMatchObject({ code: "outcome_unknown" });
    expect([one.effects(), one.sent()]).toEqual([0, 2]);
  });

  it("nothing is repeated when Intercom cannot be looked at either", async () => {
    const one = start("close");
    workspace.control.addFault({ match: "*", kind: "reset", times: null });
    await expect(perform(lead(), one.input)).rejects.toMatchObject({ code: "outcome_unknown" });
    expect(one.sent()).toBe(1);
    workspace.control.clearFaults();
    desk.clock.advance(60_000);
    await expect(perform(lead(), one.input)).rejects.toMatchObject({ code: "intercom_unavailable" });
    expect(one.sent()).toBe(1);
  });

  it("an action that had happened is found done when asked again, without being sent again", async () => {
    for (const kind of ["close", "reply", "convert"] as const) {
      const one = start(kind);
      workspace.control.addFault({ match: one.match, kind: "reset", afterEffect: true });
      // Convert reads before it writes; that read is let through.
      if (kind === "convert") workspace.control.addFault({ match: "GET /conversations/:id", kind: "slow" });
      workspace.control.addFault({ match: "GET /conversations/:id", kind: "reset", times: null });
      await expect(perform(lead(), one.input)).rejects.toMatchObject({ code: "outcome_unknown" });
      workspace.control.clearFaults();
      desk.clock.advance(60_000);
      const again = await perform(lead(), one.input);
      expect(again.conversation.id).toBe(one.id);
      expect([one.effects(), one.sent()]).toEqual([1, 1]);
    }
  });

  it("a reply that the thread has shown since is found done, and never offered to be sent again", async () => {
    const one = start("reply");
    await getConversation(desk.ctxFor(), { id: one.id });
    workspace.control.addFault({ match: one.match, kind: "reset", afterEffect: true });
    workspace.control.addFault({ match: "GET /conversations/:id", kind: "reset", times: null });
    await expect(perform(lead(), one.input)).rejects.toMatchObject({ code: "outcome_unknown" });
    workspace.control.clearFaults();
    desk.clock.advance(60_000);
    // The agent looks at the thread, as they were told to, and then asks again with the same key.
    const seen = await getConversation(desk.ctxFor(), { id: one.id });
    expect(seen.parts.at(-1)?.partType).toBe("comment");
    expect((await perform(lead(), one.input)).conversation.id).toBe(one.id);
    expect([one.effects(), one.sent()]).toEqual([1, 1]);
  });

  it("the same words of mine that were there before are not taken for it in a later look either", async () => {
    const text = "Thanks!";
    const id = plant({
      parts: [{ part_type: "comment", body: `<p>${text}</p>`, author: { type: "admin", id: ada } }],
    });
    const input = { id, key: randomUUID(), action: { kind: "reply", text } } as const;
    await getConversation(desk.ctxFor(), { id });
    workspace.control.addFault({ match: reply, kind: "reset", afterEffect: false });
    workspace.control.addFault({ match: "GET /conversations/:id", kind: "reset", times: null });
    await expect(perform(lead(), input)).rejects.toMatchObject({ code: "outcome_unknown" });
    workspace.control.clearFaults();
    desk.clock.advance(60_000);
    await expect(perform(lead(), input)).rejects.toMatchObject({ code: "intercom_unavailable" });
    expect(partsOf(id, "comment")).toHaveLength(1);
  });

  it("the same words said by somebody else, as a note or long ago are not taken for this reply", async () => {
    const one = start("reply");
    const text = "Thanks, looking into it.";
    const now = workspace.control.now();
    const id = plant({
      parts: [
        { part_type: "comment", body: `<p>${text}</p>`, author: { type: "admin", id: luis } },
        { part_type: "note", body: `<p>${text}</p>`, author: { type: "admin", id: ada } },
        {
          part_type: "comment",
          body: `<p>${text}</p>`,
          author: { type: "admin", id: ada },
          created_at: now - 3600,
        },
      ],
    });
    workspace.control.addFault({ match: one.match, kind: "reset", afterEffect: false });
    await expect(
      perform(lead(), { id, key: randomUUID(), action: { kind: "reply", text } }),
    ).rejects.toMatchObject({ code: "outcome_unknown" });
  });

  it.each([
    ["behind", -600_000],
    ["ahead of", 600_000],
  ])("a reply that arrived is found, though our clock is ten minutes %s Intercom's", async (_, ms) => {
    const one = start("reply");
    await getConversation(desk.ctxFor(), { id: one.id });
    desk.clock.advance(ms);
    workspace.control.addFault({ match: one.match, kind: "reset", afterEffect: true });
    await perform(lead(), one.input);
    expect([one.effects(), one.sent()]).toEqual([1, 1]);
  });

  it("the same words of mine that were there before are not taken for it, once they have been seen", async () => {
    const text = "Thanks!";
    const id = plant({
      parts: [{ part_type: "comment", body: `<p>${text}</p>`, author: { type: "admin", id: ada } }],
    });
    await getConversation(desk.ctxFor(), { id });
    workspace.control.addFault({ match: reply, kind: "reset", afterEffect: false });
    await expect(
      perform(lead(), { id, key: randomUUID(), action: { kind: "reply", text } }),
    ).rejects.toMatchObject({ code: "outcome_unknown" });
  });
});

describe("assign", () => {
  const assign = (id: string, assignee: Assignee) =>
    perform(lead(), { id, key: randomUUID(), action: { kind: "assign", assignee } });

  it("reaches a team and nobody as well", async () => {
    const id = plant({ admin_assignee_id: luis });
    expect((await assign(id, { kind: "team", id: billing })).conversation.teamId).toBe(billing);
    expect((await assign(id, { kind: "nobody" })).conversation.assigneeId).toBeNull();
    expect(stored(id).adminAssigneeId).toBeNull();
  });

  it("to a team is taken back to no team, and leaves the teammate", async () => {
    const id = plant({ admin_assignee_id: luis });
    const before = await getConversation(desk.ctxFor(), { id });
    const given = { kind: "assign", assignee: { kind: "team", id: billing } } as const;
    await assign(id, given.assignee);
    const inverse = inverseOf(given, before);
    if (inverse?.kind !== "restore") throw new Error("no way back");
    const { conversation } = await perform(lead(), { id, key: randomUUID(), action: inverse });
    expect([conversation.teamId, conversation.assigneeId]).toEqual([null, luis]);
    expect([stored(id).teamAssigneeId, stored(id).adminAssigneeId]).toEqual([null, luis]);
  });

  it("opens what was closed, as shown before Intercom has answered", async () => {
    const id = plant({ state: "closed" });
    const before = await getConversation(desk.ctxFor(), { id });
    const { conversation } = await assign(id, { kind: "team", id: billing });
    const action = { kind: "assign", assignee: { kind: "team", id: billing } } as const;
    expect(applySummary(before, action, { now: 0 }).state).toBe(conversation.state);
    expect(conversation.state).toBe("open");
  });

  it("to somebody whom Intercom does not know is refused by it", async () => {
    await expect(assign(plant(), { kind: "teammate", id: "1" })).rejects.toMatchObject({
      code: expect.stringMatching(/intercom_refused|not_found/),
    });
  });
});

describe("tag", () => {
  it("by a new name makes the tag and puts it on", async () => {
    const id = plant();
    const name = `new-${randomUUID()}`;
    const result = await perform(lead(), {
      id,
      key: randomUUID(),
      action: { kind: "tag", tag: { name } },
    });
    expect(result.tag).toEqual({ id: tagId(name), name });
    expect(result.conversation.tags).toEqual([{ id: tagId(name), name }]);
    expect(anonymous(writes())).toEqual(["POST /tags", "POST /conversations/:/tags"]);
  });

  it("is shown as done when the conversation cannot be read again", async () => {
    const one = start("tag");
    await getConversation(desk.ctxFor(), { id: one.id });
    workspace.control.addFault({ match: "GET /conversations/:id", kind: "status", status: 503, times: null });
    const { conversation } = await perform(lead(), one.input);
    expect(conversation.stale).toBe(true);
    expect(conversation.tags.map((tag) => tag.name)).toEqual(["vip"]);
  });
});

describe("convert", () => {
  const convert = (
    id: string,
    attributes: ActionInputOf<"convert">["attributes"],
    ticketTypeId = bugReport,
  ) =>
    perform(lead(), {
      id,
      key: randomUUID(),
      action: { kind: "convert", ticketTypeId, attributes },
    });

  it("answers the ticket, linked on both sides", async () => {
    const one = start("convert");
    const { ticket, conversation } = await perform(lead(), one.input);
    expect(ticket).toMatchObject({ title: "Sync fails", typeId: bugReport, conversationIds: [one.id] });
    expect(ticket?.fields.find(({ name }) => name === "Affected users")?.value).toBe(3);
    expect(conversation.tickets.map(({ id }) => id)).toEqual([ticket?.id]);
    const [contactId = ""] = stored(one.id).contactIds;
    const { name = null, email = null } = workspace.control.store().contacts.get(contactId) ?? {};
    expect(name ?? email).not.toBeNull();
    expect(ticket?.contacts).toMatchObject([{ id: contactId, name, email }]);
  });

  it.each([
    ["a required one missing", { Severity: "x" }, ["attributes._default_title_", "attributes.Severity"]],
    ["an unknown one", { _default_title_: "T", Colour: "red" }, ["attributes.Severity", "attributes.Colour"]],
    [
      "no number",
      { _default_title_: "T", "Affected users": "many" },
      ["attributes.Severity", "attributes.Affected users"],
    ],
  ])("with %s names the fields and asks Intercom nothing", async (_, attributes, paths) => {
    const id = plant();
    await expect(convert(id, attributes)).rejects.toMatchObject({ code: "invalid_input" });
    const error = await convert(id, attributes).catch((caught) => caught);
    expect(error.fields.map((field: { path: string }) => field.path).toSorted()).toEqual(paths.toSorted());
    expect(writes()).toEqual([]);
  });

  it("to a type that takes no conversations, or to none, is refused before Intercom is asked to", async () => {
    const back = workspace.control
      .store()
      .world.ticketTypes.find(({ category, archived }) => category !== "Customer" && !archived);
    for (const type of [back?.id ?? "", "4242"]) {
      await expect(convert(plant(), {}, type)).rejects.toMatchObject({
        code: "invalid_input",
        fields: [{ path: "ticketTypeId" }],
      });
    }
    expect(writes()).toEqual([]);
  });

  it("of what is a ticket already is refused before Intercom is asked to", async () => {
    const one = start("convert");
    await perform(lead(), one.input);
    workspace.control.clearLedger();
    await expect(perform(lead(), { ...one.input, key: randomUUID() })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(writes()).toEqual([]);
  });
});

describe("a reply", () => {
  it("goes out as escaped paragraphs, so that nothing in it is HTML", async () => {
    const one = start("reply");
    const text = '<img src=x onerror=alert(1)> & "quotes"\nsecond line\n\nsecond paragraph';
    await perform(lead(), { ...one.input, action: { kind: "reply", text } });
    const sent = workspace.control.ledger().find(({ path }) => path.endsWith("/reply"))?.body;
    expect(sent).toMatchObject({
      message_type: "comment",
      type: "admin",
      admin_id: ada,
      body: "<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;<br>second line</p><p>second paragraph</p>",
    });
  });
});

describe("text that a database cannot hold", () => {
  it.each([
    ["a NUL", "Hello\u0000 there"],
    ["half an emoji", "Hello \ud83d there"],
  ])("%s, does not keep an action from being done and noted", async (_, text) => {
    const id = plant({ tags: ["vip"] });
    await perform(lead(), { id, key: randomUUID(), action: { kind: "note", text } });
    expect(partsOf(id, "note")).toHaveLength(1);
    expect(await outcomes(id)).toEqual([{ outcome: "done" }]);
  });
});

describe("an answer without its thread", () => {
  it("is not shown as an empty conversation: it is read", async () => {
    const { conversation_parts, ...short } = sampleConversation("7");
    const note = { id: "8", part_type: "note", body: "<p>Hm</p>", created_at: 1_734_537_600 };
    const upstream = await startUpstream((request, response) =>
      json(
        response,
        200,
        request.method === "GET"
          ? {
              ...short,
              conversation_parts: { ...conversation_parts, conversation_parts: [note], total_count: 1 },
            }
          : short,
      ),
    );
    const other = createDesk({ url: upstream.baseUrl, token: "demo-token", withJournal: true });
    const input = { id: "7", key: randomUUID(), action: { kind: "close" } } as const;
    const { conversation } = await perform(other.ctxFor(), input);
    expect(conversation.parts.map(({ id }) => id)).toEqual(["8"]);
    await other.close();
    await upstream.close();
  });
});

describe("a browser that leaves", () => {
  it("does not stop what has begun", async () => {
    const one = start("close");
    const leaver = new AbortController();
    workspace.control.addFault({ match: one.match, kind: "slow", delayMs: 50 });
    const attempt = perform(desk.ctxFor({ role: "lead" }, leaver.signal), one.input);
    leaver.abort();
    expect((await attempt).conversation.state).toBe("closed");
  });
});

describe("after a failure", () => {
  it("the conversation is read anew, as it may have been done all the same", async () => {
    const one = start("reply");
    const ctx = desk.ctxFor();
    await getConversation(ctx, { id: one.id });
    workspace.control.addFault({ match: one.match, kind: "reset", afterEffect: true });
    workspace.control.addFault({ match: "GET /conversations/:id", kind: "reset", times: null });
    await expect(perform(ctx, one.input)).rejects.toMatchObject({ code: "outcome_unknown" });
    expect((await getConversation(ctx, { id: one.id })).stale).toBe(true);
    workspace.control.clearFaults();
    desk.clock.advance(60_000);
    expect((await getConversation(ctx, { id: one.id })).parts.at(-1)?.partType).toBe("comment");
  });
});

describe("a read under way", () => {
  it("when an action ends is not what the action answers with", async () => {
    const one = start("tag");
    const ctx = desk.ctxFor();
    workspace.control.addFault({
      match: "GET /conversations/:id",
      kind: "slow",
      delayMs: 400,
      afterEffect: true,
    });
    const early = getConversation(ctx, { id: one.id });
    const { conversation } = await perform(ctx, one.input);
    await early;
    expect(conversation.tags.map((tag) => tag.name)).toEqual(["vip"]);
    expect((await getConversation(ctx, { id: one.id })).tags.map((tag) => tag.name)).toEqual(["vip"]);
  });
});

describe("a page that is loaded while an action is under way", () => {
  it("shows what Intercom has done by then, though it has not answered", async () => {
    const id = plant();
    const ctx = desk.ctxFor();
    await getConversation(ctx, { id });
    workspace.control.addFault({ match: manage, kind: "slow", delayMs: 400, afterEffect: true });
    const closing = perform(ctx, { id, key: randomUUID(), action: { kind: "close" } });
    await expect.poll(() => stored(id).state).toBe("closed");
    expect((await getConversation(ctx, { id })).state).toBe("closed");
    expect((await closing).conversation.state).toBe("closed");
  });
});

describe("two actions on one conversation at the same time", () => {
  it("leave what both did, whichever is answered last", async () => {
    const id = plant();
    const ctx = desk.ctxFor();
    // The close is carried out first and answered last: its answer knows nothing of the assignment.
    workspace.control.addFault({ match: manage, kind: "slow", delayMs: 400, afterEffect: true });
    const closing = perform(ctx, { id, key: randomUUID(), action: { kind: "close" } });
    await expect.poll(() => stored(id).state).toBe("closed");
    await perform(ctx, { id, key: randomUUID(), action: { kind: "unread" } });
    await perform(ctx, { id, key: randomUUID(), action: { kind: "read" } });
    const { conversation } = await closing;
    const now = await getConversation(ctx, { id });
    for (const shown of [conversation, now]) expect([shown.state, shown.read]).toEqual(["closed", true]);
  });
});

describe("lists", () => {
  const open = (ctx: Ctx) => listQueue(ctx, { q: "state:open", sort: "created" });

  it("stay to be seen when Intercom goes down in the middle of an action", async () => {
    const one = start("close");
    const ctx = desk.ctxFor();
    const { rows } = await open(ctx);
    workspace.control.addFault({ match: "*", kind: "status", status: 503, times: null });
    await expect(perform(ctx, one.input)).rejects.toMatchObject({ code: "outcome_unknown" });
    desk.clock.advance(60_000);
    expect(await open(ctx)).toMatchObject({ rows, stale: true });
  });

  it("that were being read when an action ended show what it did", async () => {
    const one = start("close");
    const ctx = desk.ctxFor();
    workspace.control.addFault({
      match: "POST /conversations/search",
      kind: "slow",
      delayMs: 400,
      afterEffect: true,
    });
    const early = open(ctx);
    await expect.poll(() => anonymous(calls())).toContain("POST /conversations/search");
    await perform(ctx, one.input);
    expect((await early).rows.map(({ id }) => id)).not.toContain(one.id);
  });
});

describe("what else shows the conversation", () => {
  it("is read anew after an action: the person's conversations and the ticket", async () => {
    const one = start("convert");
    const ctx = desk.ctxFor();
    const { ticket, conversation } = await perform(ctx, one.input);
    const contactId = conversation.contact.id ?? "";
    await Promise.all([getConversations(ctx, { id: contactId }), getTicket(ctx, { id: ticket?.id ?? "" })]);
    await perform(ctx, { id: one.id, key: randomUUID(), action: { kind: "close" } });
    workspace.control.clearLedger();
    const [theirs] = await Promise.all([
      getConversations(ctx, { id: contactId }),
      getTicket(ctx, { id: ticket?.id ?? "" }),
    ]);
    expect(theirs.rows.find(({ id }) => id === one.id)?.state).toBe("closed");
    expect(calls()).toContain("GET /tickets/:id");
  });
});

describe("no cache", () => {
  it("shows what was before an action", async () => {
    const one = start("close");
    const ctx = desk.ctxFor();
    expect((await getConversation(ctx, { id: one.id })).state).toBe("open");
    await perform(ctx, one.input);
    workspace.control.clearLedger();
    expect((await getConversation(ctx, { id: one.id })).state).toBe("closed");
    expect(workspace.control.ledger()).toEqual([]);
  });
});

it("left of all of it a journal that is as it was written, with one intent and one end for each action", async () => {
  expect(await verifyJournal([testSecret])).toMatchObject({ kind: "whole", older: 0 });
  const actions = await runSql(`select journal_id,
      count(*) filter (where kind = 'intent')::int as intents, min(kind) filter (where seq = first) as first,
      count(outcome)::int as outcomes, count(*) filter (where outcome in ('done', 'failed'))::int as ends
    from (select *, min(seq) over (partition by journal_id) as first from journal) j group by journal_id`);
  expect(actions.length).toBeGreaterThan(100);
  expect(actions.filter(({ intents, first }) => intents !== 1 || first !== "intent")).toEqual([]);
  expect(actions.filter(({ outcomes, ends }) => outcomes === 0 || Number(ends) > 1)).toEqual([]);
});
