import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { ActionInput } from "@/lib/actions/input";
import { listJournal } from "@/lib/server/journal/list-journal";
import { captureLog } from "@/lib/server/testing/log";
import { runSql } from "@/lib/server/testing/switchyard";
import { lookAction } from "./look-action";
import { performAction } from "./perform-action";
import { type ActingTest, startActingTest } from "./testing/acting";

let test: ActingTest;
captureLog();
beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
});
afterAll(() => test.stop());
beforeEach(() => test.renew());

const parts = "POST /conversations/:id/parts";
const reset = { match: parts, kind: "reset", times: null } as const;

/** A close of which nobody knows the end, and its row. */
const unknown = async (id: string, action: ActionInput = { kind: "close" }) => {
  test.workspace.control.addFault(reset);
  await expect(test.act(test.adaCtx(), id, action)).rejects.toMatchObject({ code: "outcome_unknown" });
  test.workspace.control.clearFaults();
  return rowOf(id);
};
const rowOf = async (id: string) => {
  const [row] = (await listJournal(test.adaCtx(), { q: `conversation:${id}` })).rows;
  if (!row) throw new Error("no row");
  return row;
};
const look = (id: string, ctx = test.adaCtx()) => lookAction(ctx, { id });

it("says that it was not done where it was not, as often as one asks, and never does it again", async () => {
  const id = test.plant();
  const row = await unknown(id);
  expect(row.outcome).toBe("unknown");
  test.workspace.control.clearLedger();
  await expect(look(row.id)).rejects.toMatchObject({ code: "intercom_unavailable" });
  expect((await rowOf(id)).outcome).toBe("failed");
  await expect(look(row.id)).rejects.toMatchObject({ code: "conflict" });
  expect(test.writes()).toEqual([]);
  expect(test.stored(id).state).toBe("open");
});

it("begins nothing where several look at once", async () => {
  const id = test.plant();
  const row = await unknown(id);
  test.workspace.control.clearLedger();
  const looks = await Promise.allSettled(Array.from({ length: 6 }, () => look(row.id)));
  expect(looks.every(({ status }) => status === "rejected")).toBe(true);
  expect(test.writes()).toEqual([]);
});

it("finds what was done, and then it can be taken back", async () => {
  const id = test.plant();
  const row = await unknown(id);
  test.stored(id).state = "closed";
  const found = await look(row.id);
  expect([found.journalId, found.conversation?.state]).toEqual([row.id, "closed"]);
  expect(await rowOf(id)).toMatchObject({ outcome: "done", undoable: true });
});

it("stays unknown where Intercom cannot be looked at", async () => {
  const id = test.plant();
  const row = await unknown(id);
  test.workspace.control.addFault({ match: "GET /conversations/:id", kind: "reset", times: null });
  await expect(look(row.id)).rejects.toMatchObject({ code: "outcome_unknown" });
  test.workspace.control.clearFaults();
  expect((await rowOf(id)).outcome).toBe("unknown");
});

it("is for whoever did it, and for what has no end yet or none that is known", async () => {
  const id = test.plant();
  const row = await unknown(id);
  await expect(look(row.id, test.luisCtx())).rejects.toMatchObject({ code: "conflict" });
  const { journalId } = await test.act(test.adaCtx(), id, { kind: "priority", priority: true });
  await expect(look(journalId)).rejects.toMatchObject({ code: "conflict" });
  await expect(look(randomUUID())).rejects.toMatchObject({ code: "not_found" });
});

it("takes what was cut off with its server for unknown, once nobody holds it any more", async () => {
  const id = test.plant();
  test.workspace.control.addFault({ match: parts, kind: "slow", delayMs: 2000 });
  const key = randomUUID();
  const cut = performAction(test.adaCtx(), { id, key, action: { kind: "close" } });
  await expect.poll(() => test.writes()).toHaveLength(1);
  expect((await rowOf(id)).outcome).toBe("running");
  await expect(look((await rowOf(id)).id)).rejects.toMatchObject({ code: "conflict" });
  await runSql(`update attempts set lease_until = now() - interval '1 second' where key = '${key}'`);
  const row = await rowOf(id);
  expect(row.outcome).toBe("unknown");
  expect((await look(row.id)).conversation?.state).toBe("closed");
  expect(test.writes()).toHaveLength(1);
  await cut;
  expect((await rowOf(id)).outcome).toBe("done");
});
