import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seenOf } from "@/lib/actions/moved";
import { type ClosingStop, openIn } from "@/lib/actions/unfinished";
import { type AppError, isAppError } from "@/lib/core/errors";
import { captureLog } from "@/lib/server/testing/log";
import { runSql } from "@/lib/server/testing/switchyard";
import { getConversation } from "./get-conversation";
import { performAction } from "./perform-action";
import { type ActingTest, startActingTest } from "./testing/acting";

let test: ActingTest;
captureLog();

const kindNamed = (name: string) => {
  const found = test.workspace.control
    .store()
    .world.dataAttributes.find((one) => one.model === "conversation" && one.name === name);
  if (!found) throw new Error(`no attribute ${name}`);
  return found;
};

beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
  kindNamed("Severity").required = true;
});
afterAll(() => test.stop());
beforeEach(() => test.renew());

const close = { kind: "close" } as const;
const both: readonly ClosingStop[] = ["openTicket", "requiredAttributes"];
const stopped = async (id: string, stopFor: readonly ClosingStop[], key: string = randomUUID()) => {
  try {
    await performAction(test.adaCtx(), { id, key, action: close, stopFor });
    return null;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error;
  }
};
const openOf = (error: AppError | null) => error && [error.code, ...openIn(error)];

/** A conversation with a ticket in this state, and nothing else that stands open. */
const withTicket = (category: string): string => {
  const { control } = test.workspace;
  const state = control.store().world.ticketStates.find((one) => one.category === category);
  if (!state) throw new Error(`no state ${category}`);
  const id = test.plant({ custom_attributes: { Severity: "High" } });
  const ticketId = control.addTicket({
    ticket_attributes: { _default_title_: "Printer" },
    contact: { email: "c@acme.test" },
  });
  const ticket = control.store().tickets.get(ticketId);
  if (!ticket) throw new Error("no ticket");
  ticket.stateId = state.id;
  test.stored(id).ticketId = ticketId;
  return id;
};

describe("closing that stops for what stands open", () => {
  it("is not done where a required attribute has no value, which is named; its key goes ahead", async () => {
    const id = test.plant();
    const key = randomUUID();
    const error = await stopped(id, both, key);
    expect(openOf(error)).toEqual(["unfinished", { check: "requiredAttributes", names: ["Severity"] }]);
    expect(test.writes()).toEqual([]);
    expect(test.stored(id).state).toBe("open");
    // Whoever is told looks at it next: that was read just now.
    const reads = test.reads();
    await getConversation(test.adaCtx(), { id });
    expect(test.reads()).toBe(reads);
    const { conversation } = await performAction(test.adaCtx(), { id, key, action: close });
    expect(conversation?.state).toBe("closed");
    expect(
      await runSql(
        `select outcome, error_code from journal where conversation_id = '${id}' and kind = 'outcome' order by seq`,
      ),
    ).toEqual([
      { outcome: "failed", error_code: "unfinished" },
      { outcome: "done", error_code: null },
    ]);
  });

  it("is done where it has one, at the price of one read", async () => {
    const id = test.plant({ custom_attributes: { Severity: "High" } });
    const seen = seenOf(await getConversation(test.adaCtx(), { id }));
    test.workspace.control.clearLedger();
    const input = { id, key: randomUUID(), action: close, seen, stopFor: both };
    await performAction(test.adaCtx(), input);
    expect([test.reads(), test.writes().length]).toEqual([1, 1]);
  });

  it("goes by the conversation as it is then, and not as somebody has read it", async () => {
    const id = test.plant({ custom_attributes: { Severity: "High" } });
    await getConversation(test.adaCtx(), { id });
    delete test.stored(id).customAttributes.Severity;
    expect((await stopped(id, both))?.code).toBe("unfinished");
    test.stored(id).customAttributes.Severity = "Low";
    expect(await stopped(id, both)).toBeNull();
  });

  it.each(["submitted", "in_progress", "waiting_on_customer"])(
    "is not done while its ticket is %s",
    async (category) => {
      const id = withTicket(category);
      const { ticketId } = test.stored(id);
      expect(openOf(await stopped(id, both))).toEqual([
        "unfinished",
        { check: "openTicket", names: [ticketId] },
      ]);
      expect(test.writes()).toEqual([]);
    },
  );

  it("is done where its ticket is resolved, though nobody here has read that ticket", async () => {
    expect(await stopped(withTicket("resolved"), both)).toBeNull();
    expect(test.writes()).toHaveLength(1);
  });

  it("stops for nothing but what it was asked to stop for", async () => {
    expect(await stopped(test.plant(), ["openTicket"])).toBeNull();
    test.workspace.control.clearLedger();
    expect(await stopped(withTicket("submitted"), ["requiredAttributes"])).toBeNull();
    const paths = test.workspace.control.ledger().map(({ pattern }) => pattern);
    expect(paths.filter((path) => path?.startsWith("/tickets"))).toEqual([]);
  });

  it("says first what moved", async () => {
    const id = test.plant();
    const seen = seenOf(await getConversation(test.adaCtx(), { id }));
    test.workspace.control.customerReplies(id, "One more thing");
    const input = { id, key: randomUUID(), action: close, seen, stopFor: both };
    await expect(performAction(test.adaCtx(), input)).rejects.toMatchObject({ code: "moved" });
  });

  it.each([
    ["a ticket that cannot be read", "GET /tickets/:id", () => withTicket("submitted")],
    ["attributes whose rules cannot be read", "GET /conversations/attributes", () => test.plant()],
  ] as const)("is not held up by %s", async (_, match, plant) => {
    const id = plant();
    for (const one of [match, "GET /data_attributes"])
      test.workspace.control.addFault({ match: one, kind: "status", status: 403, times: null });
    expect(await stopped(id, both)).toBeNull();
    expect(test.writes()).toHaveLength(1);
  });

  it("is not begun where Intercom cannot be asked what there is now", async () => {
    const id = test.plant();
    await getConversation(test.adaCtx(), { id });
    test.workspace.control.addFault({ match: "GET /conversations/:id", kind: "reset", times: null });
    expect((await stopped(id, both))?.code).toBe("intercom_unavailable");
    expect(test.writes()).toEqual([]);
  });

  it("is about closing alone", async () => {
    const id = test.plant({ state: "closed" });
    const input = { id, key: randomUUID(), action: { kind: "open" }, stopFor: both } as const;
    await performAction(test.adaCtx(), input);
    expect(test.writes()).toHaveLength(1);
  });
});
