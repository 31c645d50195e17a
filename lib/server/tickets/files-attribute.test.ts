import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ActingTest, startActingTest } from "@/lib/server/conversations/testing/acting";
import { undoAction } from "@/lib/server/conversations/undo-action";
import { listJournal } from "@/lib/server/journal/list-journal";
import { captureLog } from "@/lib/server/testing/log";
import { postUpload } from "@/lib/server/uploads/post-upload";
import { getTicket } from "./get-ticket";
import { performTicketActionWith } from "./perform-ticket-action";

let test: ActingTest;
captureLog();
beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
});
afterAll(() => test.stop());
beforeEach(() => test.renew());

const perform = performTicketActionWith(async () => undefined);
const plant = (): string =>
  test.workspace.control.addTicket({ ticket_attributes: { _default_title_: "Label printer is dead" } });

/** Sets the field to files of these names alone. */
const set = async (id: string, names: readonly string[], ctx = test.adaCtx()) => {
  const upload = (name: string) =>
    postUpload(ctx, { name, type: "text/plain" }, new Blob([`This is ${name}`]).stream());
  const files = await Promise.all(names.map(upload));
  const action = { kind: "attribute", name: "Screenshots", value: null } as const;
  return perform(ctx, {
    id,
    key: randomUUID(),
    action: files.length === 0 ? action : { ...action, files: { Screenshots: files } },
  });
};
const held = async (id: string): Promise<readonly string[]> => {
  const { fields } = await getTicket(test.adaCtx(), { id, fresh: "1" });
  return fields.find(({ name }) => name === "Screenshots")?.files.map(({ name }) => name) ?? [];
};

describe("a field of files", () => {
  it("is set to what is given, and taken away", async () => {
    const id = plant();
    await set(id, ["a.txt", "b.txt"]);
    expect(await held(id)).toEqual(["a.txt", "b.txt"]);
    await set(id, ["c.txt"]);
    expect(await held(id)).toEqual(["c.txt"]);
    await set(id, []);
    expect(await held(id)).toEqual([]);
  });

  it("is not taken for set because it holds as many files as were given", async () => {
    const id = plant();
    await set(id, ["a.txt"]);
    test.workspace.control.addFault({ match: "PUT /tickets/:id", kind: "reset", times: null });
    await expect(set(id, ["b.txt"])).rejects.toMatchObject({ code: "outcome_unknown" });
    expect(await held(id)).toEqual(["a.txt"]);
  });

  it("is emptied again where it was empty, but not of what somebody has put there since", async () => {
    const id = plant();
    const { journalId } = await set(id, ["a.txt"]);
    await undoAction(test.adaCtx(), { id: journalId, key: randomUUID() });
    expect(await held(id)).toEqual([]);

    const again = await set(id, ["a.txt"]);
    await set(id, ["theirs.txt"], test.luisCtx());
    const undo = undoAction(test.adaCtx(), { id: again.journalId, key: randomUUID() });
    await expect(undo).rejects.toMatchObject({ code: "undo_outdated" });
    expect(await held(id)).toEqual(["theirs.txt"]);
  });

  it("that held files has no way back, in the journal neither", async () => {
    const id = plant();
    await set(id, ["a.txt"]);
    const { journalId } = await set(id, ["b.txt"]);
    const { rows } = await listJournal(test.adaCtx(), { q: `ticket:${id}` });
    expect(rows.map(({ undoable }) => undoable)).toEqual([false, true]);
    await expect(undoAction(test.adaCtx(), { id: journalId, key: randomUUID() })).rejects.toMatchObject({
      code: "not_supported",
    });
  });
});
