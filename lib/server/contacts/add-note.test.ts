import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { captureLog } from "@/lib/server/testing/log";
import { runSql, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { addNoteWith } from "./add-note";
import { getNotes } from "./notes";

let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
let desk: Desk;
captureLog();

const addNote = addNoteWith(async (ms) => desk.clock.advance(ms));

beforeAll(async () => {
  [workspace, switchyard] = await Promise.all([
    startDemoWorkspace({ conversations: 40 }),
    startTestSwitchyard(),
  ]);
});
afterAll(() => Promise.all([workspace.close(), switchyard.stop()]));
beforeEach(() => {
  workspace.control.clearFaults();
  workspace.control.clearLedger();
  desk = createDesk({ ...workspace, withJournal: true });
});
afterEach(() => desk.close());

/** Somebody of this test's own. */
let next = 0;
const somebody = () => {
  next += 1;
  const one = workspace.control.store().world.contacts[next];
  if (!one) throw new Error("nobody is left");
  return one.id;
};

const noteFor = (id: string, text = "Prefers to be called in the morning") => ({
  id,
  key: randomUUID(),
  conversationId: "215473880000001",
  text,
});

const written = (id: string) =>
  workspace.control.store().world.notes.filter(({ contactId }) => contactId === id);

const tries = () =>
  workspace.control
    .ledger()
    .filter(({ method, pattern }) => `${method} ${pattern}` === "POST /contacts/:id/notes").length;

describe("a note about a contact", () => {
  it("is written once in the name of who is signed in, and stands first when the notes are read", async () => {
    const id = somebody();
    const ctx = desk.ctxFor();
    const before = (await getNotes(ctx, { id })).total;
    const { note } = await addNote(ctx, noteFor(id, "Two lines\n& <b>no markup</b>"));
    expect(note).toMatchObject({ author: "Ada Nwosu", text: "Two lines\n& <b>no markup</b>" });
    const [own] = written(id).slice(-1);
    expect(own).toMatchObject({ id: note.id, adminId: "6120401" });
    expect(own?.body).toBe("<p>Two lines<br>&amp; &lt;b&gt;no markup&lt;/b&gt;</p>");
    const after = await getNotes(ctx, { id });
    expect(after.total).toBe(before + 1);
    expect(after.notes.find((one) => one.id === note.id)?.text).toContain("<b>no markup</b>");
  });

  it("is journalled before Intercom is asked, beside the conversation where it was written", async () => {
    const id = somebody();
    const { journalId } = await addNote(desk.ctxFor(), noteFor(id, "For the journal"));
    const rows = await runSql(
      `select kind, conversation_id, action, outcome from journal where journal_id = '${journalId}' order by seq`,
    );
    expect(rows).toMatchObject([
      { kind: "intent", action: { kind: "contact-note", contactId: id, text: "For the journal" } },
      { kind: "outcome", outcome: "done", conversation_id: "215473880000001" },
    ]);
  });

  it("asked for again under its key is answered, and not written again", async () => {
    const id = somebody();
    const before = written(id).length;
    const input = noteFor(id);
    const ctx = desk.ctxFor();
    const [first, second] = await Promise.all([addNote(ctx, input), addNote(ctx, input)]);
    const third = await addNote(ctx, input);
    expect([second.note.id, third.note.id]).toEqual([first.note.id, first.note.id]);
    expect(written(id)).toHaveLength(before + 1);
  });

  it("under the key of another note is refused", async () => {
    const id = somebody();
    const input = noteFor(id);
    const ctx = desk.ctxFor();
    await addNote(ctx, input);
    await expect(addNote(ctx, { ...input, text: "Something else" })).rejects.toMatchObject({
      code: "idempotency_mismatch",
    });
  });

  it("whose answer was lost is looked for, found, and not written again", async () => {
    const id = somebody();
    const before = written(id).length;
    workspace.control.addFault({
      match: "POST /contacts/:id/notes",
      kind: "reset",
      times: 1,
      afterEffect: true,
    });
    const { note } = await addNote(desk.ctxFor(), noteFor(id));
    expect(written(id)).toHaveLength(before + 1);
    expect(written(id).at(-1)?.id).toBe(note.id);
    expect(tries()).toBe(1);
  });

  it("that never came through is called unknown; looking again says that it is not there, and then it may be sent", async () => {
    const id = somebody();
    const before = written(id).length;
    const ctx = desk.ctxFor();
    const input = noteFor(id);
    workspace.control.addFault({ match: "POST /contacts/:id/notes", kind: "reset", times: 1 });
    await expect(addNote(ctx, input)).rejects.toMatchObject({ code: "outcome_unknown" });
    expect(tries()).toBe(1);
    await expect(addNote(ctx, input)).rejects.toMatchObject({ code: "intercom_unavailable" });
    expect(tries()).toBe(1);
    await addNote(ctx, input);
    expect(tries()).toBe(2);
    expect(written(id)).toHaveLength(before + 1);
  });

  it("with the same words as one of before is not taken for it", async () => {
    const id = somebody();
    const ctx = desk.ctxFor();
    await addNote(ctx, noteFor(id, "Called, nobody there"));
    const before = written(id).length;
    await getNotes(ctx, { id });
    workspace.control.addFault({ match: "POST /contacts/:id/notes", kind: "reset", times: 1 });
    await expect(addNote(ctx, noteFor(id, "Called, nobody there"))).rejects.toMatchObject({
      code: "outcome_unknown",
    });
    expect(written(id)).toHaveLength(before);
  });

  it("that Intercom refuses is not written, and says so", async () => {
    const id = somebody();
    const before = written(id).length;
    workspace.control.addFault({
      match: "POST /contacts/:id/notes",
      kind: "status",
      status: 422,
      code: "parameter_invalid",
      times: 1,
    });
    await expect(addNote(desk.ctxFor(), noteFor(id))).rejects.toMatchObject({ code: "intercom_refused" });
    // A plain no leaves nothing to look for.
    expect(workspace.control.ledger()).toHaveLength(1);
    expect(written(id)).toHaveLength(before);
  });

  it("cannot be written by somebody who is no teammate", async () => {
    await expect(addNote(desk.ctxFor({ teammateId: null }), noteFor(somebody()))).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(tries()).toBe(0);
  });
});
