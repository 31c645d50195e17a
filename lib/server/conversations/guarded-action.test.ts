import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Role, roles } from "@/lib/access/roles";
import type { ActionInput, ActionKind } from "@/lib/actions/input";
import { type Seen, seenOf } from "@/lib/actions/moved";
import { actionRows, actionTable } from "@/lib/actions/table";
import { captureLog } from "@/lib/server/testing/log";
import { runSql } from "@/lib/server/testing/switchyard";
import { getConversation } from "./get-conversation";
import { performAction } from "./perform-action";
import { type ActingTest, luis, startActingTest } from "./testing/acting";

let test: ActingTest;
captureLog();
beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
});
afterAll(() => test.stop());
beforeEach(() => test.renew());

const look = async (id: string): Promise<Seen> => seenOf(await getConversation(test.adaCtx(), { id }));
const later = () => test.desk().clock.advance(5000);

const asTheContact = (id: string): ActionInput => ({
  kind: "reply-as-contact",
  contactId: test.stored(id).contactIds[0] ?? "",
  text: "x",
});

/** What stops where somebody else has changed it, as one would ask for it. */
const guarded: Partial<Record<ActionKind, (id: string) => ActionInput>> = {
  close: () => ({ kind: "close" }),
  assign: () => ({ kind: "assign", assignee: { kind: "teammate", id: luis } }),
  "run-rules": () => ({ kind: "run-rules" }),
  snooze: () => ({ kind: "snooze", until: 4_000_000_000 }),
  reply: () => ({ kind: "reply", text: "Hello" }),
  "reply-as-contact": asTheContact,
  merge: () => ({ kind: "merge", into: test.plant() }),
  delete: () => ({ kind: "delete" }),
};
const withWords = { "close with a message": () => ({ kind: "close", message: "Bye" }) as const };

describe("an action that was decided on what was seen", () => {
  it("is one of these by the table, and no other", () => {
    const rows = actionRows.filter((row) => row.guarded).map(({ kind }) => kind);
    expect(rows.toSorted()).toEqual(Object.keys(guarded).toSorted());
  });

  it.each(Object.entries({ ...guarded, ...withWords }))(
    "%s is not done where somebody has changed it since, and leaves its key free",
    async (_, make) => {
      const id = test.plant();
      const action = make(id);
      const seen = await look(id);
      later();
      await test.act(test.luisCtx(), id, { kind: "snooze", until: 4_100_000_000 });
      later();
      test.workspace.control.clearLedger();
      const input = { id, key: randomUUID(), action };
      await expect(performAction(test.adaCtx(), { ...input, seen })).rejects.toMatchObject({ code: "moved" });
      expect(test.writes()).toEqual([]);
      expect(test.reads()).toBe(1);
      // Having been told, one goes ahead: the same key, without what was seen.
      await performAction(test.adaCtx(), input);
      expect(test.writes()).toHaveLength(1);
      expect(
        await runSql(`select outcome, error_code from journal where conversation_id = '${id}' and outcome is not null
        and member_id = '${test.adaCtx().actor.memberId}' order by seq`),
      ).toEqual([
        { outcome: "failed", error_code: "moved" },
        { outcome: "done", error_code: null },
      ]);
    },
  );

  it("is done where nothing has, at the price of one read", async () => {
    const id = test.plant();
    const seen = await look(id);
    later();
    test.workspace.control.clearLedger();
    await test.act(test.adaCtx(), id, { kind: "close" }, seen);
    expect([test.reads(), test.writes().length]).toEqual([1, 1]);
  });

  it("is not done where somebody has changed it elsewhere in the moment since it was read", async () => {
    const id = test.plant();
    const seen = await look(id);
    test.workspace.control.customerReplies(id, "One more thing");
    await expect(test.act(test.adaCtx(), id, { kind: "close" }, seen)).rejects.toMatchObject({
      code: "moved",
    });
    expect(test.writes()).toEqual([]);
  });

  it("is stopped by a customer's new words, and not by tags, reading, or what one wrote oneself", async () => {
    const id = test.plant();
    const seen = await look(id);
    later();
    const ctx = test.adaCtx();
    await test.act(ctx, id, { kind: "tag", tag: { name: "vip" } });
    await test.act(ctx, id, { kind: "read" });
    await test.act(ctx, id, { kind: "note", text: "Mine" });
    later();
    await test.act(ctx, id, { kind: "reply", text: "Hello" }, seen);
    const again = await look(id);
    await test.act(ctx, id, {
      kind: "reply-as-contact",
      contactId: test.stored(id).contactIds[0] ?? "",
      text: "Ah",
    });
    later();
    await expect(test.act(ctx, id, { kind: "close" }, again)).rejects.toMatchObject({ code: "moved" });
  });

  it("asked again with its key after it was done, answers what it did, though the conversation is another by it", async () => {
    const id = test.plant();
    const seen = await look(id);
    const input = { id, key: randomUUID(), action: { kind: "close" }, seen } as const;
    const first = await performAction(test.adaCtx(), input);
    later();
    const second = await performAction(test.adaCtx(), input);
    expect(second.journalId).toBe(first.journalId);
    expect(test.writes()).toHaveLength(1);
  });

  it("is not begun where Intercom cannot be asked what there is now", async () => {
    const id = test.plant();
    const seen = await look(id);
    later();
    test.workspace.control.addFault({ match: "GET /conversations/:id", kind: "reset", times: null });
    test.workspace.control.clearLedger();
    await expect(test.act(test.adaCtx(), id, { kind: "close" }, seen)).rejects.toMatchObject({
      code: "intercom_unavailable",
      message: expect.stringContaining("nothing was done"),
    });
    expect(test.writes()).toEqual([]);
  });

  it("is not held up by it where it is not guarded", async () => {
    const id = test.plant();
    const seen = await look(id);
    later();
    await test.act(test.luisCtx(), id, { kind: "close" });
    later();
    const { conversation } = await test.act(test.adaCtx(), id, { kind: "note", text: "Hm" }, seen);
    expect(conversation?.state).toBe("closed");
  });
});

describe("a role", () => {
  const erasing: Partial<Record<ActionKind, (id: string) => ActionInput>> = {
    delete: () => ({ kind: "delete" }),
    merge: () => ({ kind: "merge", into: test.plant() }),
    "reply-as-contact": asTheContact,
  };
  const rows = Object.values(actionTable).filter(({ permission }) => permission !== "triage");

  it("is asked for by these and no others", () => {
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(erasing).toSorted());
  });

  it.each(roles.flatMap((role) => Object.keys(erasing).map((kind) => [role, kind] as const)))(
    "%s may %s exactly where it is granted",
    async (role: Role, kind) => {
      const id = test.plant();
      const made = Object.entries(erasing).find(([name]) => name === kind)?.[1](id);
      if (!made) throw new Error("no such action");
      test.workspace.control.clearLedger();
      const attempt = test.act(test.adaCtx({ role }), id, made);
      if (role === "agent") {
        await expect(attempt).rejects.toMatchObject({
          code: "forbidden",
          message: expect.stringContaining("Only leads and owners"),
        });
        expect(test.workspace.control.ledger()).toEqual([]);
        expect(await runSql(`select 1 from journal where conversation_id = '${id}'`)).toEqual([]);
      } else {
        await attempt;
        expect(test.writes()).toHaveLength(1);
      }
    },
  );
});
