import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { captureLog } from "@/lib/server/testing/log";
import { startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { beginConversationWith } from "./new-conversation";

let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let desk: Desk;
captureLog();
const begin = beginConversationWith(async (ms) => desk.clock.advance(ms));

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
  switchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
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

const contactId = () => [...workspace.control.store().contacts.keys()][0] ?? "";
const input = () => ({
  key: randomUUID(),
  contactId: contactId(),
  subject: "By telephone",
  text: `Where is it? ${randomUUID()}`,
});
const begun = () =>
  workspace.control.ledger().filter(({ method, path }) => method === "POST" && path === "/conversations");
const lead = () => desk.ctxFor({ role: "lead" });

it("begins one in the contact's own name, once for a key", async () => {
  const one = input();
  const first = await begin(lead(), one);
  expect(await begin(lead(), one)).toEqual(first);
  expect(begun()).toHaveLength(1);
  const conversation = workspace.control.store().conversations.get(first.conversationId);
  expect(conversation?.contactIds).toEqual([one.contactId]);
  expect(conversation?.source.body).toContain(one.text);
});

it("takes files along that Intercom fetches from their addresses", async () => {
  const { conversationId } = await begin(lead(), { ...input(), urls: ["https://example.com/manual.pdf"] });
  const conversation = workspace.control.store().conversations.get(conversationId);
  expect(conversation?.source.attachments).toHaveLength(1);
});

it("is nothing that an agent may do", async () => {
  await expect(begin(desk.ctxFor(), input())).rejects.toMatchObject({ code: "forbidden" });
  expect(begun()).toEqual([]);
});

it("finds by looking what was begun although its answer was lost", async () => {
  workspace.control.addFault({ match: "POST /conversations", kind: "reset", afterEffect: true });
  const { conversationId } = await begin(lead(), input());
  expect(workspace.control.store().conversations.has(conversationId)).toBe(true);
  expect(begun()).toHaveLength(1);
});

it("is unknown where nobody can tell, then looked for, and never repeated by itself", async () => {
  workspace.control.addFault({ match: "POST /conversations", kind: "status", status: 500 });
  const one = input();
  await expect(begin(lead(), one)).rejects.toMatchObject({ code: "outcome_unknown" });
  await expect(begin(lead(), one)).rejects.toMatchObject({ code: "intercom_unavailable" });
  expect(begun()).toHaveLength(1);
  await begin(lead(), one);
  expect(begun()).toHaveLength(2);
});

it("takes nothing that a teammate wrote for what the contact was to say", async () => {
  const one = input();
  workspace.control.addConversation({ contact: { id: one.contactId }, body: `<p>${one.text}</p>` });
  const [planted] = [...workspace.control.store().conversations.values()].slice(-1);
  if (planted) planted.source.author = { type: "admin", id: "6120401", name: "Ada", email: null };
  workspace.control.addFault({ match: "POST /conversations", kind: "status", status: 500 });
  await expect(begin(lead(), one)).rejects.toMatchObject({ code: "outcome_unknown" });
});

it("says so where Intercom does not know the contact", async () => {
  await expect(begin(lead(), { ...input(), contactId: "f".repeat(24) })).rejects.toMatchObject({
    code: "not_found",
  });
});
