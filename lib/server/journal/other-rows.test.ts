import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { addNoteWith } from "@/lib/server/contacts/add-note";
import { beginConversationWith } from "@/lib/server/conversations/new-conversation";
import { type ActingTest, startActingTest } from "@/lib/server/conversations/testing/acting";
import { undoAction } from "@/lib/server/conversations/undo-action";
import { captureLog } from "@/lib/server/testing/log";
import { listJournal } from "./list-journal";

let test: ActingTest;
captureLog();
beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
});
afterAll(() => test.stop());
beforeEach(() => test.renew());

const contactId = () => [...test.workspace.control.store().contacts.keys()][0] ?? "";
const pause = async () => undefined;
const begin = () =>
  beginConversationWith(pause)(test.adaCtx(), {
    key: randomUUID(),
    contactId: contactId(),
    subject: "By telephone",
    text: `Where is it? ${randomUUID()}`,
  });

it("a conversation that was begun is listed with it, as its first row, and cannot be taken back", async () => {
  const { conversationId } = await begin();
  await test.act(test.adaCtx(), conversationId, { kind: "close" });
  const { rows } = await listJournal(test.luisCtx(), { q: `conversation:${conversationId}` });
  expect(rows).toMatchObject([
    { kind: "conversation", action: { kind: "close" } },
    {
      kind: "other",
      conversationId,
      action: { kind: "new-conversation", subject: "By telephone" },
      outcome: "done",
      undoable: false,
    },
  ]);
  await expect(undoAction(test.adaCtx(), { id: rows[1]?.id ?? "", key: randomUUID() })).rejects.toMatchObject(
    { code: "not_supported" },
  );
});

it("one that was not begun has no conversation, and is among one's own alone", async () => {
  test.workspace.control.addFault({ match: "POST /conversations", kind: "status", status: 422 });
  await expect(begin()).rejects.toMatchObject({ code: "intercom_refused" });
  const { rows } = await listJournal(test.adaCtx(), { q: "by:me" });
  expect(rows[0]).toMatchObject({
    kind: "other",
    conversationId: null,
    outcome: "failed",
    why: "intercom_refused",
  });
  expect((await listJournal(test.luisCtx(), { q: "by:me" })).rows).toEqual([]);
});

it("a note about a contact is listed beside the conversation where it was written", async () => {
  const id = test.plant();
  const note = { id: contactId(), key: randomUUID(), conversationId: id, text: "Rings in the morning" };
  await addNoteWith(pause)(test.adaCtx(), note);
  const { rows } = await listJournal(test.adaCtx(), { q: `conversation:${id}` });
  expect(rows).toMatchObject([
    { kind: "other", conversationId: id, action: { kind: "contact-note", text: "Rings in the morning" } },
  ]);
});
