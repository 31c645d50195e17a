import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActionInput, FileRef } from "@/lib/actions/input";
import { AppError } from "@/lib/core/errors";
import { getConversation } from "@/lib/server/conversations/get-conversation";
import { performActionWith } from "@/lib/server/conversations/perform-action";
import {
  type ActingTest,
  ada,
  billing,
  luis,
  startActingTest,
} from "@/lib/server/conversations/testing/acting";
import { listQueue } from "@/lib/server/search/list-queue";
import { captureLog } from "@/lib/server/testing/log";

let test: ActingTest;
captureLog();
beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
});
afterAll(() => test.stop());
beforeEach(() => test.renew());

const manage = "POST /conversations/:id/parts";
const gone = "This file is no longer kept.";
const perform = performActionWith({
  pause: async (ms) => test.desk().clock.advance(ms),
  files: async (_, refs) =>
    refs.map(({ name, contentType }) => {
      if (name === "gone.csv") throw new AppError("not_found", gone);
      return { name, contentType, data: Buffer.from("a,b").toString("base64") };
    }),
});

const act = (id: string, action: ActionInput, key = randomUUID()) =>
  perform(test.adaCtx(), { id, key, action });
const fault = (match: string, kind: "reset" | "slow", afterEffect = false) =>
  test.workspace.control.addFault({ match, kind, afterEffect, ...(kind === "slow" ? { delayMs: 1 } : {}) });
const refuse = (match: string, status: number, code: string, message = "No") =>
  test.workspace.control.addFault({ match, kind: "status", status, code, message });
const bodies = () => test.workspace.control.ledger().flatMap(({ body }) => (body ? [body] : []));
const partsOf = (id: string) => (test.stored(id).parts ?? []).map(({ partType }) => partType);

describe("snooze", () => {
  it("until a time that has passed is not asked for", async () => {
    await expect(act(test.plant(), { kind: "snooze", until: 1_700_000_000 })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "until" }],
    });
    expect(test.writes()).toEqual([]);
  });
});

describe("restore", () => {
  const to = { state: "closed", snoozedUntil: null, assigneeId: luis, teamId: billing } as const;

  it("gives team and teammate back before the state, as assigning opens", async () => {
    const id = test.plant({ state: "closed" });
    await act(id, { kind: "restore", to });
    expect(test.stored(id)).toMatchObject({
      state: "closed",
      adminAssigneeId: luis,
      teamAssigneeId: billing,
    });
    expect(partsOf(id)).toEqual(["assign_and_reopen", "assignment", "close"]);
  });

  it("asks for nothing where it stands so already, and for what differs alone", async () => {
    const id = test.plant({ state: "closed", admin_assignee_id: luis, team_assignee_id: billing });
    await act(id, { kind: "restore", to });
    expect(test.writes()).toEqual([]);
    const already = partsOf(id).length;
    await act(id, { kind: "restore", to: { ...to, state: "open" } });
    expect(partsOf(id).slice(already)).toEqual(["open"]);
  });

  it("of a sleep that would be over by now is waking", async () => {
    const id = test.plant({ state: "closed" });
    const asleep = { ...to, state: "snoozed", assigneeId: null, teamId: null } as const;
    await act(id, { kind: "restore", to: { ...asleep, snoozedUntil: 1_700_000_000 } });
    expect(test.stored(id).state).toBe("open");
    await act(id, { kind: "restore", to: { ...asleep, snoozedUntil: 4_000_000_000 } });
    expect(test.stored(id)).toMatchObject({ state: "snoozed", snoozedUntil: 4_000_000_000 });
  });

  it("that is refused half-way says which part was done", async () => {
    const id = test.plant({ state: "closed" });
    fault(manage, "slow", true);
    refuse(manage, 404, "assignee_not_found", "Assignee not found");
    const { warning, conversation } = await act(id, { kind: "restore", to });
    expect(warning).toMatch(/^Only a part of it was put back\. .*Assignee not found/);
    expect(conversation).toMatchObject({ teamId: billing, assigneeId: null, state: "open" });
  });

  it("whose step nobody knows the end of is looked at and goes on from there", async () => {
    const id = test.plant({ state: "closed" });
    fault(manage, "reset", true);
    await act(id, { kind: "restore", to });
    expect(partsOf(id)).toEqual(["assign_and_reopen", "assignment", "close"]);
  });
});

describe("assigning both", () => {
  const action = {
    kind: "assign",
    assignee: { kind: "both", teammateId: luis, teamId: billing },
  } as const satisfies ActionInput;

  it("assigns the team first and then the teammate, each once", async () => {
    const id = test.plant();
    await act(id, action);
    expect(test.stored(id)).toMatchObject({ adminAssigneeId: luis, teamAssigneeId: billing });
    expect(partsOf(id)).toEqual(["assignment", "assignment"]);
  });

  it("stays unknown where nobody can tell of the second, and asked again does what is missing alone", async () => {
    const id = test.plant();
    const key = randomUUID();
    fault(manage, "slow", true);
    test.workspace.control.addFault({ match: manage, kind: "reset", times: 2 });
    await expect(act(id, action, key)).rejects.toMatchObject({ code: "outcome_unknown" });
    await expect(act(id, action, key)).rejects.toMatchObject({ code: "intercom_unavailable" });
    await act(id, action, key);
    expect(partsOf(id)).toEqual(["assignment", "assignment"]);
    expect(test.stored(id).adminAssigneeId).toBe(luis);
  });

  it("with a message says it with the second, once", async () => {
    const id = test.plant();
    await act(id, { ...action, message: "Luis takes over." });
    expect((test.stored(id).parts ?? []).map(({ body }) => body)).toEqual([null, "<p>Luis takes over.</p>"]);
  });
});

describe("a message that goes with closing or assigning", () => {
  const actions: readonly ActionInput[] = [
    { kind: "close", message: "Bye & thanks" },
    { kind: "assign", assignee: { kind: "teammate", id: luis }, message: "Bye & thanks" },
    { kind: "reply", text: "Bye & thanks" },
  ];

  it.each(actions)("%j is not sent twice where nobody knows whether it arrived", async (action) => {
    const id = test.plant();
    const key = randomUUID();
    const match = action.kind === "reply" ? "POST /conversations/:id/reply" : manage;
    test.workspace.control.addFault({ match, kind: "reset", times: null });
    await expect(act(id, action, key)).rejects.toMatchObject({ code: "outcome_unknown" });
    await expect(act(id, action, key)).rejects.toMatchObject({ code: "intercom_unavailable" });
    expect(test.writes()).toHaveLength(1);
  });

  it.each(actions)("%j is found where it arrived, and not sent again", async (action) => {
    const id = test.plant();
    fault(action.kind === "reply" ? "POST /conversations/:id/reply" : manage, "reset", true);
    await act(id, action);
    expect(test.writes()).toHaveLength(1);
    expect(
      (test.stored(id).parts ?? []).filter(({ body }) => body === "<p>Bye &amp; thanks</p>"),
    ).toHaveLength(1);
  });
});

describe("attributes", () => {
  const set = (name: string, value: string | number | boolean | readonly string[] | null) =>
    act(test.plant(), { kind: "attribute", name, value });

  it.each([
    ["Severity", "Huge", "Choose one of what Intercom offers for it."],
    ["Orders affected", 1.5, "Give a whole number."],
    ["Orders affected", "3", "Give a whole number."],
    ["Amount in question", "3", "Give a number."],
    ["Reproducible", "yes", "Choose yes or no."],
    ["Promised by", "tomorrow", "Give a date."],
    ["Root cause", 3, "Give a text."],
  ])("%s takes no %j, and Intercom is not asked to", async (name, value, message) => {
    await expect(set(name, value)).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "value", message }],
    });
    expect(test.writes()).toEqual([]);
  });

  it.each([
    ["Severity", "High"],
    ["Orders affected", 3],
    ["Amount in question", 12.5],
    ["Reproducible", true],
    ["Promised by", 1_800_000_000],
    ["Root cause", "A queue"],
    ["Root cause", null],
    ["Related orders", ["21", "31"]],
  ])("%s takes %j", async (name, value) => {
    const { conversation } = await set(name, value);
    expect(conversation?.attributes[name] ?? null).toEqual(value);
  });

  it("that Intercom refuses are told at the field", async () => {
    await expect(set("No such thing", "x")).rejects.toMatchObject({
      code: "intercom_refused",
      fields: [{ path: "value", message: expect.stringContaining("does not exist") }],
    });
  });
});

describe("participants", () => {
  const contactIds = () => [...test.workspace.control.store().contacts.values()].map(({ id }) => id);

  it("by an address that nobody has become a new lead, whose id comes back", async () => {
    const id = test.plant();
    const email = `${randomUUID()}@acme.test`;
    const { contact, conversation } = await act(id, { kind: "add-participant", who: { email } });
    expect(contact?.name).toBe(email);
    expect(conversation?.contacts.map((one) => one.id)).toContain(contact?.id);
    expect(test.workspace.control.store().contacts.get(contact?.id ?? "")?.role).toBe("lead");
  });

  it("are found by the workspace's own id", async () => {
    const known = [...test.workspace.control.store().contacts.values()].find(({ externalId }) => externalId);
    const id = test.plant();
    const who = { externalId: known?.externalId ?? "" };
    const { contact } = await act(id, { kind: "add-participant", who });
    expect(contact?.id).toBe(known?.id);
  });

  it("who take part already, or whom Intercom does not know, are said so", async () => {
    const email = `${randomUUID()}@acme.test`;
    const id = test.plant({ contact: { email } });
    const [own = ""] = test.stored(id).contactIds;
    const add = (who: Extract<ActionInput, { kind: "add-participant" }>["who"]) =>
      act(id, { kind: "add-participant", who });
    await expect(add({ contactId: own })).rejects.toMatchObject({ code: "conflict" });
    await expect(add({ email })).rejects.toMatchObject({ code: "conflict" });
    await expect(add({ externalId: "nobody" })).rejects.toMatchObject({ code: "not_found" });
    expect(test.stored(id).contactIds).toEqual([own]);
  });

  it("the last of whom cannot be removed, which is said before Intercom is asked", async () => {
    const id = test.plant();
    const [own = ""] = test.stored(id).contactIds;
    await expect(
      act(id, { kind: "remove-participant", contact: { id: own, name: "C" } }),
    ).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("at least one") });
    expect(test.writes()).toEqual([]);
  });

  it("added at the same moment by two are told apart", async () => {
    const id = test.plant();
    const emails = [`${randomUUID()}@acme.test`, `${randomUUID()}@acme.test`];
    const added = await Promise.all(
      emails.map((email) => act(id, { kind: "add-participant", who: { email } })),
    );
    expect(added.map(({ contact }) => contact?.name)).toEqual(emails);
    expect(contactIds()).toContain(added[0]?.contact?.id);
  });
});

describe("redacting", () => {
  const redact = (id: string, kind: "part" | "source", target: string) =>
    act(id, { kind: "redact", target: { kind, id: target } });

  it("blanks a message, and doing it again changes nothing", async () => {
    const id = test.plant({ parts: [{ part_type: "comment", body: "<p>Card 4111</p>" }] });
    const part = (test.stored(id).parts ?? [])[0]?.id ?? "";
    const { conversation } = await redact(id, "part", part);
    expect(conversation?.parts.find((one) => one.id === part)).toMatchObject({ redacted: true });
    await redact(id, "part", part);
    expect(JSON.stringify(test.stored(id))).not.toContain("4111");
  });

  it("what is not there, or not a customer's, is refused in words", async () => {
    const id = test.plant();
    await expect(redact(id, "part", "99999")).rejects.toMatchObject({
      code: "not_found",
      message: "This message is not in the conversation any more.",
    });
    await expect(redact(id, "source", "99999")).rejects.toMatchObject({
      message: expect.stringContaining("only where a customer wrote it"),
    });
  });

  it("an event is refused in words", async () => {
    const id = test.plant();
    await act(id, { kind: "close" });
    const part = (test.stored(id).parts ?? [])[0]?.id ?? "";
    await expect(redact(id, "part", part)).rejects.toMatchObject({
      code: "intercom_refused",
      message: "Intercom cannot redact this one: it holds no message.",
    });
  });
});

describe("what only some versions have", () => {
  const unknownVersion = (match: string) =>
    refuse(match, 400, "intercom_version_invalid", "Version is not valid");

  it("assignment rules that Intercom has removed are said so, and not asked for again", async () => {
    const id = test.plant();
    unknownVersion("POST /conversations/:id/run_assignment_rules");
    for (const _ of [1, 2]) {
      await expect(act(id, { kind: "run-rules" })).rejects.toMatchObject({
        code: "not_supported",
        message: expect.stringContaining("no longer offers assignment rules"),
      });
    }
    expect(test.writes()).toHaveLength(1);
  });

  it("a priority that the workspace does not take from outside is said so", async () => {
    unknownVersion("PUT /conversations/:id");
    await expect(act(test.plant(), { kind: "priority", priority: true })).rejects.toMatchObject({
      code: "not_supported",
      message: expect.stringContaining("Intercom's own inbox"),
    });
  });

  it("a merge that the workspace does not take from outside is said so", async () => {
    const into = test.plant();
    unknownVersion("POST /conversations/:id/merge");
    await expect(act(test.plant(), { kind: "merge", into })).rejects.toMatchObject({ code: "not_supported" });
  });
});

describe("merging", () => {
  it("into itself or into none is told at the field", async () => {
    const id = test.plant();
    for (const into of [id, "999999999"]) {
      await expect(act(id, { kind: "merge", into })).rejects.toMatchObject({
        code: "invalid_input",
        fields: [{ path: "into" }],
      });
    }
  });

  it("closes the one and shows the other anew", async () => {
    const [id, into] = [test.plant({ tags: ["vip"] }), test.plant()];
    const ctx = test.adaCtx();
    await getConversation(ctx, { id: into });
    const { conversation } = await act(id, { kind: "merge", into });
    expect(conversation).toMatchObject({ id, state: "closed" });
    expect((await getConversation(ctx, { id: into })).tags.map(({ name }) => name)).toEqual(["vip"]);
    await expect(act(id, { kind: "merge", into })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("deleting", () => {
  it("takes it out of lists and pages at once, and no outage brings it back", async () => {
    const id = test.plant();
    const ctx = test.adaCtx();
    const open = () => listQueue(ctx, { q: "state:open", sort: "created" });
    await getConversation(ctx, { id });
    expect((await open()).rows.map((row) => row.id)).toContain(id);
    expect((await act(id, { kind: "delete" })).conversation).toBeNull();
    expect((await open()).rows.map((row) => row.id)).not.toContain(id);
    await expect(getConversation(ctx, { id })).rejects.toMatchObject({ code: "conversation_gone" });
    test.workspace.control.addFault({
      match: "GET /conversations/:id",
      kind: "status",
      status: 503,
      times: null,
    });
    await expect(getConversation(ctx, { id })).rejects.toMatchObject({ code: "intercom_unavailable" });
  });
});

describe("words in a customer's name", () => {
  it("stand as theirs, and open what was closed", async () => {
    const id = test.plant({ state: "closed" });
    const [contactId = ""] = test.stored(id).contactIds;
    const action = { kind: "reply-as-contact", contactId, text: "They rang: it works." } as const;
    const { conversation } = await act(id, action);
    expect(conversation?.state).toBe("open");
    expect(conversation?.parts.at(-1)?.author).toMatchObject({ kind: "contact", id: contactId });
    expect(bodies()).toContainEqual(expect.objectContaining({ type: "user", intercom_user_id: contactId }));
  });

  it.each(["never read", "read before they left"] as const)(
    "are not put into the mouth of somebody who takes no part in what was %s",
    async (known) => {
      const id = test.plant();
      const stranger = [...test.workspace.control.store().contacts.values()].find(
        (one) => !test.stored(id).contactIds.includes(one.id),
      );
      if (!stranger) throw new Error("no stranger");
      if (known !== "never read") {
        test.stored(id).contactIds.push(stranger.id);
        await getConversation(test.adaCtx(), { id });
        test.stored(id).contactIds.pop();
      }
      const action = { kind: "reply-as-contact", contactId: stranger.id, text: "x" } as const;
      await expect(act(id, action)).rejects.toMatchObject({
        code: "invalid_input",
        fields: [{ path: "contactId" }],
      });
      expect(test.writes()).toEqual([]);
    },
  );

  it("are not sent where nobody can tell whether they take part", async () => {
    const id = test.plant();
    const [contactId = ""] = test.stored(id).contactIds;
    test.workspace.control.addFault({ match: "GET /conversations/:id", kind: "reset", times: null });
    await expect(act(id, { kind: "reply-as-contact", contactId, text: "x" })).rejects.toMatchObject({
      code: "intercom_unavailable",
    });
    expect(test.writes()).toEqual([]);
  });
});

describe("files", () => {
  const file = (name: string): FileRef => ({
    uploadId: randomUUID(),
    name,
    contentType: "text/csv",
    sizeBytes: 3,
  });

  it("go with a message, and so do addresses; the journal keeps no bytes", async () => {
    const id = test.plant();
    const { conversation } = await act(id, {
      kind: "reply",
      text: "Here",
      files: [file("a.csv")],
      urls: ["https://files.acme.test/b.png"],
    });
    expect(
      conversation?.parts
        .at(-1)
        ?.attachments.map(({ name }) => name)
        .toSorted(),
    ).toEqual(["a.csv", "b.png"]);
    expect(bodies()).toContainEqual(
      expect.objectContaining({
        admin_id: ada,
        attachment_files: [{ content_type: "text/csv", name: "a.csv", data: "YSxi" }],
      }),
    );
  });

  it("alone are a message too, found again by their number where nobody knows whether it arrived", async () => {
    const id = test.plant();
    fault("POST /conversations/:id/reply", "reset", true);
    await act(id, { kind: "reply", text: "", files: [file("a.csv"), file("b.csv")] });
    expect(test.writes()).toHaveLength(1);
    expect((test.stored(id).parts ?? []).map(({ attachments }) => attachments.length)).toEqual([2]);
  });

  it("that are gone keep the message from being sent", async () => {
    const id = test.plant();
    await expect(act(id, { kind: "note", text: "x", files: [file("gone.csv")] })).rejects.toMatchObject({
      code: "not_found",
      message: gone,
    });
    expect(test.writes()).toEqual([]);
  });

  it("that Intercom refuses are told at their field", async () => {
    refuse("POST /conversations/:id/reply", 400, "parameter_invalid", "Too large");
    await expect(
      act(test.plant(), { kind: "reply", text: "x", files: [file("a.csv")] }),
    ).rejects.toMatchObject({ code: "intercom_refused" });
  });
});
