import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/messages/route";
import type { NewMessage } from "@/lib/api/new-conversation";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { listJournal } from "@/lib/server/journal/list-journal";
import { seedConnection } from "@/lib/server/setup/seed-connection";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { captureLog } from "@/lib/server/testing/log";
import { call, cookieFor, writeTo } from "@/lib/server/testing/requests";
import { createTestMember, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { sendMessageWith } from "./new-message";

let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let desk: Desk;
captureLog();
const send = sendMessageWith(async (ms) => desk.clock.advance(ms));

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
  process.env.INTERCOM_ACCESS_TOKEN = workspace.token;
  await seedConnection();
  delete process.env.INTERCOM_ACCESS_TOKEN;
});
afterAll(async () => {
  await switchyard.stop();
  await workspace.close();
});
beforeEach(() => {
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  desk = createDesk({ ...workspace, withJournal: true });
});
afterEach(() => desk.close());

const contact = (fields: { role?: "user" | "lead"; email?: string | null } = {}): string => {
  const { email = "nora@acme.test", role = "user" } = fields;
  const id = workspace.control.addConversation({
    contact: { role, name: "Nora", ...(email === null ? {} : { email: `${randomUUID()}${email}` }) },
  });
  return workspace.control.store().conversations.get(id)?.contactIds[0] ?? "";
};
const input = (over: Partial<NewMessage> = {}): NewMessage => ({
  key: randomUUID(),
  contactId: contact(),
  channel: "in_app",
  subject: "",
  text: `Your parcel is here. ${randomUUID()}`,
  ...over,
});
const sent = () =>
  workspace.control.ledger().filter(({ method, path }) => method === "POST" && path === "/messages");
const stored = (id: string | null) => workspace.control.store().conversations.get(id ?? "");
const fault = (over: { kind: "status" | "reset"; status?: number; afterEffect?: boolean }) =>
  workspace.control.addFault({ match: "POST /messages", times: 1, ...over });

describe("a message to a contact", () => {
  it("goes out in the agent's own name, and names the conversation that it began", async () => {
    const one = input();
    const { conversationId } = await send(desk.ctxFor(), one);
    expect(stored(conversationId)).toMatchObject({
      contactIds: [one.contactId],
      source: { deliveredAs: "admin_initiated", author: { type: "admin", id: "6120401" } },
    });
    expect(stored(conversationId)?.source.body).toContain(one.text);
  });

  it("goes by e-mail with its subject, and to leads as leads", async () => {
    const one = input({ contactId: contact({ role: "lead" }), channel: "email", subject: "Your parcel" });
    const { conversationId } = await send(desk.ctxFor(), one);
    expect(stored(conversationId)?.source).toMatchObject({ type: "email", subject: "Your parcel" });
  });

  it("is one message for a key, however often and however many ask", async () => {
    const one = input();
    const ctx = desk.ctxFor();
    const both = await Promise.all([send(ctx, one), send(ctx, one)]);
    expect(both[1]).toEqual(both[0]);
    expect(await send(ctx, one)).toEqual(both[0]);
    expect(sent()).toHaveLength(1);
    await expect(send(ctx, { ...one, text: "Other words" })).rejects.toMatchObject({
      code: "idempotency_mismatch",
    });
    expect(sent()).toHaveLength(1);
  });

  it("carries hostile words as words", async () => {
    const text = '<img src=x onerror="alert(1)"> & <script>alert(2)</script> \u202Eevil';
    const { conversationId } = await send(desk.ctxFor(), input({ text }));
    const body = stored(conversationId)?.source.body ?? "";
    expect(body).not.toMatch(/<(img|script)/);
    expect(body).toContain("&lt;script&gt;alert(2)&lt;/script&gt; \u202Eevil");
  });

  it("is nothing for who is no teammate in Intercom", async () => {
    await expect(send(desk.ctxFor({ teammateId: null }), input())).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(sent()).toEqual([]);
  });

  it("by e-mail is refused at the field where Intercom knows no address", async () => {
    const one = input({ contactId: contact({ email: null }), channel: "email", subject: "Hello" });
    await expect(send(desk.ctxFor(), one)).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "channel" }],
    });
    expect(sent()).toEqual([]);
  });
});

describe("where Intercom fails", () => {
  it("a refusal is told, nothing was sent, and the same key may try anew", async () => {
    fault({ kind: "status", status: 422 });
    const one = input();
    const ctx = desk.ctxFor();
    await expect(send(ctx, one)).rejects.toMatchObject({ code: "intercom_refused" });
    const { rows } = await listJournal(ctx, { q: "by:me" });
    expect(rows[0]).toMatchObject({
      kind: "other",
      conversationId: null,
      outcome: "failed",
      why: "intercom_refused",
    });
    await send(ctx, one);
    expect(sent()).toHaveLength(2);
  });

  it("what could not be read before it is no reason to think it went out", async () => {
    workspace.control.addFault({ match: "GET /contacts/:id", kind: "garbage", times: 9 });
    const one = input();
    await expect(send(desk.ctxFor(), one)).rejects.toMatchObject({ code: "intercom_unavailable" });
    expect(sent()).toEqual([]);
    workspace.control.clearFaults();
    await send(desk.ctxFor(), one);
    expect(sent()).toHaveLength(1);
  });

  it("one whose answer was lost is found by looking, and not sent twice", async () => {
    fault({ kind: "reset", afterEffect: true });
    const one = input();
    const { conversationId } = await send(desk.ctxFor(), one);
    expect(stored(conversationId)?.contactIds).toEqual([one.contactId]);
    expect(sent()).toHaveLength(1);
  });

  it("nobody knows where it failed, it is looked for, and never repeated by itself", async () => {
    fault({ kind: "status", status: 500 });
    const one = input();
    const ctx = desk.ctxFor();
    await expect(send(ctx, one)).rejects.toMatchObject({ code: "outcome_unknown" });
    expect((await listJournal(ctx, { q: "by:me" })).rows[0]).toMatchObject({ outcome: "unknown" });
    await expect(send(ctx, one)).rejects.toMatchObject({ code: "intercom_unavailable" });
    expect(sent()).toHaveLength(1);
    await send(ctx, one);
    expect(sent()).toHaveLength(2);
  });

  it("the same words said before, or by the contact, are not taken for it", async () => {
    const first = input();
    const ctx = desk.ctxFor();
    await send(ctx, first);
    workspace.control.addConversation({ contact: { id: first.contactId }, body: `<p>${first.text}</p>` });
    fault({ kind: "status", status: 500 });
    await expect(send(ctx, { ...first, key: randomUUID() })).rejects.toMatchObject({
      code: "outcome_unknown",
    });
  });
});

it("stands in the journal with the conversation that it began", async () => {
  const { conversationId } = await send(desk.ctxFor(), input({ channel: "email", subject: "Your parcel" }));
  const { rows } = await listJournal(desk.ctxFor(), { q: `conversation:${conversationId}` });
  expect(rows).toMatchObject([
    {
      kind: "other",
      conversationId,
      action: { kind: "new-message", channel: "email", subject: "Your parcel" },
      outcome: "done",
      undoable: false,
    },
  ]);
});

it("the route makes one line of a subject, whatever was pasted into it", async () => {
  const cookie = await cookieFor((await createTestMember({ teammateId: "6120401" })).id);
  const body = input({ channel: "email", subject: "Your parcel\r\nBcc: all@acme.test " });
  const response = await call(POST, writeTo("/api/messages", "POST", body, cookie));
  expect(response.status).toBe(200);
  expect(sent()[0]?.body).toMatchObject({ subject: "Your parcel Bcc: all@acme.test" });
});

it.each([
  [{ channel: "email", subject: " " }, "subject"],
  [{ text: " \n" }, "text"],
  [{ channel: "sms" }, "channel"],
  [{ contactId: "1" }, "contactId"],
  [{ key: "1" }, "key"],
])("the route refuses %j at its field", async (over, path) => {
  const cookie = await cookieFor((await createTestMember({ teammateId: "6120401" })).id);
  const response = await call(POST, writeTo("/api/messages", "POST", { ...input(), ...over }, cookie));
  expect(response.status).toBe(422);
  expect((await response.json()).error.fields).toMatchObject([{ path }]);
  expect(sent()).toEqual([]);
});
