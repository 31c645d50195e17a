import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { placeOf, type Subject } from "@/lib/actions/subject";
import type { DraftContent } from "@/lib/api/drafts";
import { getConversation } from "@/lib/server/conversations/get-conversation";
import { type ActingTest, startActingTest } from "@/lib/server/conversations/testing/acting";
import { getDrafts, putDraft } from "@/lib/server/drafts/change-drafts";
import { listJournal } from "@/lib/server/journal/list-journal";
import { captureLog } from "@/lib/server/testing/log";
import { runSql, tamperWithJournal } from "@/lib/server/testing/switchyard";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import { performTicketAction } from "@/lib/server/tickets/perform-ticket-action";

let test: ActingTest;
captureLog();
beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
});
afterAll(() => test.stop());
beforeEach(async () => {
  await test.renew();
  await runSql("truncate drafts");
});

const control = () => test.workspace.control;
const mail = () => test.plant({ type: "email", subject: "My invoice", contact: { name: "Nora Field" } });
const chat = () => test.plant({ contact: { name: "Nora Field", email: "nora@acme.test" } });
const ticket = () => control().addTicket({ ticket_attributes: { _default_title_: "Printer is dead" } });

const namesInJournal = async (subject: Subject): Promise<readonly (string | null)[]> => {
  const { rows } = await listJournal(test.adaCtx(), { q: `${subject.kind}:${subject.id}` });
  return rows.map((row) => ("name" in row ? row.name : null));
};
const nameOfDraft = async (): Promise<string | null | undefined> =>
  (await getDrafts(test.adaCtx())).drafts[0]?.name;

const content: DraftContent = {
  text: "Dear Nora",
  mode: "reply",
  key: randomUUID(),
  files: [],
  urls: [],
  contactId: null,
};
const device = randomUUID();
const write = (kind: Subject["kind"], id: string) =>
  putDraft(test.adaCtx(), { place: placeOf(kind, id), content, base: 0, device, deviceName: "desk" });

/** Another process, which has read nothing. What it asks Intercom shows in the ledger. */
const restart = async () => {
  await test.renew();
};
const asked = () => control().ledger().length;

it("names in the journal, by what it was when it was done, what nobody has read since, and asks Intercom for none of it", async () => {
  const [written, spoken, printed] = [mail(), chat(), ticket()];
  for (const id of [written, spoken]) await test.act(test.adaCtx(), id, { kind: "close" });
  await performTicketAction(test.adaCtx(), { id: printed, key: randomUUID(), action: { kind: "close" } });
  await restart();
  expect(await namesInJournal({ kind: "conversation", id: written })).toEqual(["My invoice"]);
  // The first words of its customer are not kept for good.
  expect(await namesInJournal({ kind: "conversation", id: spoken })).toEqual(["Nora Field"]);
  expect(await namesInJournal({ kind: "ticket", id: printed })).toEqual(["Printer is dead"]);
  expect(asked()).toBe(0);
});

it("names it in the journal as it is called now, where somebody has read it, and not at all where nobody ever has", async () => {
  const id = mail();
  const unread = mail();
  await test.act(test.adaCtx(), id, { kind: "close" });
  await test.act(test.adaCtx(), unread, { kind: "note", text: "Rings in the morning" });
  await tamperWithJournal(`update journal set before = null where conversation_id = '${unread}'`);
  await restart();
  await test.act(test.luisCtx(), id, { kind: "title", title: "Charged twice" });
  expect(await namesInJournal({ kind: "conversation", id })).toEqual(["Charged twice", "Charged twice"]);
  expect(await namesInJournal({ kind: "conversation", id: unread })).toEqual([null]);
});

it("has at least the title of what an earlier release has noted", async () => {
  const id = mail();
  await test.act(test.adaCtx(), id, { kind: "close" });
  await tamperWithJournal(
    `update journal set before = '{"title": "As it was called"}' where kind = 'intent' and conversation_id = '${id}'`,
  );
  await restart();
  expect(await namesInJournal({ kind: "conversation", id })).toEqual(["As it was called"]);
});

it("names what a draft is written to, as it was when the draft was saved, and as it is called by now", async () => {
  const id = mail();
  await getConversation(test.adaCtx(), { id });
  await write("conversation", id);
  await restart();
  expect(await nameOfDraft()).toBe("My invoice");
  // Saved again where nobody has read it, it is called what it was.
  await write("conversation", id);
  expect(await nameOfDraft()).toBe("My invoice");
  await test.act(test.luisCtx(), id, { kind: "title", title: "Charged twice" });
  expect(await nameOfDraft()).toBe("Charged twice");
});

it("names a ticket apart from the conversation with the same id, and nothing that nobody has read", async () => {
  const id = ticket();
  await getTicket(test.adaCtx(), { id });
  await write("ticket", id);
  expect(await nameOfDraft()).toBe("Printer is dead");
  await runSql("truncate drafts");
  await write("conversation", id);
  expect(await nameOfDraft()).toBeNull();
});
