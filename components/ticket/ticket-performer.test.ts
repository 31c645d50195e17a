import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { pendingTickets } from "@/components/data/pending-tickets";
import { seenUpTo } from "@/components/data/seen-up-to";
import { tabBeside } from "@/components/data/testing/tabs";
import { createUndoStack } from "@/components/data/undo-stack";
import { unsure } from "@/components/data/unsure";
import { ticketOf } from "@/lib/actions/testing/ticket";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { ticketSeen } from "@/lib/actions/ticket-moved";
import type { TicketActionResult } from "@/lib/api/tickets";
import { part } from "@/lib/conversation/testing/part";
import { AppError } from "@/lib/core/errors";
import { createTicketPerformer, type TicketMovedCase } from "./ticket-performer";
import type { TicketNotice } from "./ticket-telling";

type Call = Parameters<Parameters<typeof createTicketPerformer>[0]["call"]>[0];

const tab = tabBeside();

let client: QueryClient;
let calls: Call[] = [];
let notices: TicketNotice[] = [];
let moved: TicketMovedCase[] = [];
let stack = createUndoStack();
let answers: ((call: Call) => Promise<TicketActionResult>)[] = [];
let undos: { readonly id: string; readonly key: string }[] = [];
let undoing: () => Promise<TicketActionResult> = () => Promise.reject(new Error("nothing to undo"));
let ids = 0;

beforeEach(() => {
  client = new QueryClient();
  [calls, notices, moved, answers, undos, ids] = [[], [], [], [], [], 0];
  stack = createUndoStack();
});
afterEach(() => {
  client.clear();
  unsure.clear();
  seenUpTo.set("ticket-7", null);
});

const done = (ticket: TicketDetail | null) => async (): Promise<TicketActionResult> => ({
  ticket,
  tag: null,
  journalId: "j",
});
const fails =
  (code: ConstructorParameters<typeof AppError>[0], fields?: { path: string; message: string }[]) =>
  async () => {
    throw new AppError(code, "Because.", { fields });
  };

const performer = () =>
  createTicketPerformer({
    client,
    call: (call) => {
      calls.push(call);
      const answer = answers.shift();
      if (!answer) throw new Error("no answer left");
      return answer(call);
    },
    undo: async (what) => {
      undos.push(what);
      const ofTicket = await undoing();
      const { tag, journalId } = ofTicket;
      return { conversation: null, ticket: null, tag, contact: null, warning: null, journalId, ofTicket };
    },
    notify: (notice) => notices.push(notice),
    onMoved: (one) => moved.push(one),
    onStack: (change) => change(stack),
    wordsFor: ({ kind }) => kind,
    uuid: () => `key-${++ids}`,
    nowMs: () => 0,
  });

const close = { kind: "close" } as const;

it("shows it at once, keeps what came back, and offers the way back", async () => {
  const closed = ticketOf({ open: false });
  answers = [done(closed)];
  undoing = done(ticketOf());
  const running = performer()(ticketOf(), close);
  expect(pendingTickets.all()).toMatchObject([{ ticketId: "7", action: close }]);
  await running;
  expect(pendingTickets.all()).toEqual([]);
  expect(client.getQueryData(["ticket", "7"])).toEqual(closed);
  expect(calls).toMatchObject([{ id: "7", key: "key-1", seen: ticketSeen(ticketOf()) }]);
  expect(notices[0]?.act?.undoes).toBe("key-1");
  notices[0]?.act?.run();
  expect(pendingTickets.all()).toMatchObject([{ ticketId: "7", action: { kind: "restore" } }]);
  await expect.poll(() => notices.map(({ text }) => text)).toEqual(["close", "Taken back: close"]);
  expect(undos).toEqual([{ id: "j", key: "key-2" }]);
  expect(client.getQueryData(["ticket", "7"])).toEqual(ticketOf());
  expect(pendingTickets.all()).toEqual([]);
  expect(calls).toHaveLength(1);
});

it("tells other tabs of the ticket and of what is or was linked with it, and nothing of what was refused", async () => {
  const linked = ticketOf({ conversationIds: ["1", "2"] });
  answers = [done(ticketOf({ conversationIds: ["1"] })), done(null), fails("intercom_refused")];
  const perform = performer();
  await perform(linked, { kind: "unlink", conversationId: "2" });
  expect(tab.heard).toEqual(["ticket-7", "1", "2"]);
  await perform(linked, { kind: "delete" });
  expect(tab.heard.slice(3)).toEqual(["ticket-7", "1", "2"]);
  await perform(linked, close);
  expect(tab.heard).toHaveLength(6);
});

it("takes nothing back twice, says what has changed since, and tries again under the same key", async () => {
  answers = [done(ticketOf({ open: false }))];
  await performer()(ticketOf(), close);
  undoing = fails("intercom_unavailable");
  const back = stack.find("key-1")?.takeBack;
  back?.();
  back?.();
  await expect.poll(() => notices.length).toBe(2);
  expect(undos).toHaveLength(1);
  expect(notices[1]).toMatchObject({
    tone: "failed",
    text: "Taking back “close” failed. Because.",
    act: { undoes: "key-2" },
  });
  expect(stack.find("key-2")).toMatchObject({ words: "close" });
  undoing = fails("undo_outdated");
  notices[1]?.act?.run();
  await expect.poll(() => notices[2]?.text).toBe("Because.");
  expect(notices[2]?.act).toBeUndefined();
  expect(stack.pop()).toBeNull();
  expect(undos.map(({ key }) => key)).toEqual(["key-2", "key-2"]);
  expect(pendingTickets.all()).toEqual([]);
});

it.each([
  "conflict",
  "intercom_forbidden",
  "intercom_token_rejected",
  "idempotency_mismatch",
  "conversation_gone",
] as const)(
  "leaves the key to what was done before where taking back ended %s, which it would again",
  async (code) => {
    answers = [done(ticketOf({ open: false }))];
    await performer()(ticketOf(), close);
    undoing = fails(code);
    stack.pop()?.takeBack?.();
    await expect.poll(() => notices.map(({ tone }) => tone)).toEqual(["done", "failed"]);
    expect(stack.pop()).toBeNull();
  },
);

it("takes a second click on the same for the same", async () => {
  answers = [done(ticketOf())];
  const perform = performer();
  const first = perform(ticketOf(), close);
  expect(await perform(ticketOf(), close)).toBeNull();
  await first;
  expect(calls).toHaveLength(1);
});

it("leaves nothing behind when it fails, says why, and tries again under the same key", async () => {
  answers = [fails("intercom_unavailable"), done(ticketOf({ open: false }))];
  expect(await performer()(ticketOf(), close)).toBeNull();
  expect(pendingTickets.all()).toEqual([]);
  expect(notices).toMatchObject([{ tone: "failed", text: "Close failed. Because." }]);
  notices[0]?.act?.run();
  await expect.poll(() => calls.map(({ key }) => key)).toEqual(["key-1", "key-1"]);
  await expect.poll(() => pendingTickets.all()).toEqual([]);
});

it("offers no second try where it cannot help", async () => {
  answers = [fails("intercom_refused")];
  await performer()(ticketOf(), close);
  expect(notices[0]?.act).toBeUndefined();
});

it("says that nobody knows, and looks under the same key", async () => {
  answers = [fails("outcome_unknown"), fails("outcome_unknown")];
  await performer()(ticketOf(), { kind: "reply", text: "x" }, { key: "mine" });
  expect(notices).toMatchObject([{ tone: "unknown", act: { label: "Look again" } }]);
  notices[0]?.act?.run();
  await expect.poll(() => calls.map(({ key }) => key)).toEqual(["mine", "mine"]);
});

it("keeps what nobody knows on the page until a look has told, by the same key", async () => {
  answers = [fails("outcome_unknown"), fails("outcome_unknown"), done(ticketOf({ open: false }))];
  await performer()(ticketOf(), close);
  const known = { key: "key-1", place: "ticket-7", action: close, words: "Close: Because." };
  expect(unsure.all()).toMatchObject([known]);
  unsure.all()[0]?.look();
  await expect.poll(() => calls.length).toBe(2);
  await expect.poll(() => pendingTickets.all()).toEqual([]);
  expect(unsure.all()).toMatchObject([known]);
  unsure.all()[0]?.look();
  await expect.poll(() => unsure.all()).toEqual([]);
  expect(calls.map(({ key }) => key)).toEqual(["key-1", "key-1", "key-1"]);
});

it("keeps it where a look did not get through, and calls nothing failed", async () => {
  answers = [fails("outcome_unknown"), fails("internal"), done(ticketOf({ open: false }))];
  await performer()(ticketOf(), close);
  unsure.all()[0]?.look();
  await expect.poll(() => notices.length).toBe(2);
  expect(notices[1]).toMatchObject({ tone: "unknown", act: { label: "Look again" } });
  expect(unsure.all()).toMatchObject([{ key: "key-1" }]);
  unsure.all()[0]?.look();
  await expect.poll(() => unsure.all()).toEqual([]);
  expect(calls.map(({ key }) => key)).toEqual(["key-1", "key-1", "key-1"]);
});

it("says that nobody knows still, and gives no form its words back, where a look did not get through", async () => {
  answers = [fails("outcome_unknown"), fails("internal")];
  const onError = vi.fn(() => true);
  await performer()(ticketOf(), close, { onError });
  unsure.all()[0]?.look();
  await expect.poll(() => notices.map(({ tone }) => tone)).toEqual(["unknown", "unknown"]);
  expect(onError).not.toHaveBeenCalled();
});

it("keeps it no longer once a look has told that it was not done", async () => {
  answers = [fails("outcome_unknown"), fails("intercom_unavailable")];
  await performer()(ticketOf(), close);
  unsure.all()[0]?.look();
  await expect.poll(() => unsure.all()).toEqual([]);
  expect(notices.at(-1)).toMatchObject({ tone: "failed" });
});

it("keeps what nobody knows of a taking back as well", async () => {
  answers = [done(ticketOf({ open: false }))];
  await performer()(ticketOf(), close);
  undoing = fails("outcome_unknown");
  stack.find("key-1")?.takeBack?.();
  await expect.poll(() => unsure.all()).toMatchObject([{ key: "key-2", place: "ticket-7" }]);
  undoing = done(ticketOf());
  unsure.all()[0]?.look();
  await expect.poll(() => unsure.all()).toEqual([]);
  expect(undos.map(({ key }) => key)).toEqual(["key-2", "key-2"]);
});

it("stops where the ticket moved, and goes ahead under the same key without what was seen", async () => {
  answers = [fails("moved"), done(ticketOf({ open: false }))];
  await performer()(ticketOf(), close);
  expect(notices).toEqual([]);
  moved[0]?.goAhead();
  await expect.poll(() => calls.length).toBe(2);
  expect(calls[1]).toMatchObject({ key: "key-1" });
  expect(calls[1]).not.toHaveProperty("seen");
});

it("says in words that a colleague has set another value meanwhile: the question what moved would find nothing and go ahead", async () => {
  answers = [fails("moved")];
  await performer()(ticketOf(), { kind: "attribute", name: "Users", value: "9" });
  expect(moved).toEqual([]);
  expect(notices.map(({ text }) => text)).toEqual([expect.stringContaining("failed")]);
  expect(calls).toHaveLength(1);
});

it("tells a form of the fields that were refused, and nobody else", async () => {
  const told: unknown[] = [];
  answers = [fails("invalid_input", [{ path: "value", message: "Enter a number." }])];
  const action = { kind: "attribute", name: "Users", value: "x" } as const;
  await performer()(ticketOf(), action, { onFields: (fields) => told.push(...fields) });
  expect(told).toEqual([{ path: "value", message: "Enter a number." }]);
  expect(notices).toEqual([]);
});

it("tells a form of what was surely not done, in place of the page, and never of what nobody knows", async () => {
  const told: string[] = [];
  const onError = ({ code }: AppError) => {
    told.push(code);
    return true;
  };
  answers = [fails("intercom_unavailable"), fails("outcome_unknown")];
  const perform = performer();
  await perform(ticketOf(), { kind: "attribute", name: "Users", value: 5 }, { onError });
  expect([told, notices]).toEqual([["intercom_unavailable"], []]);
  await perform(ticketOf(), { kind: "attribute", name: "Users", value: 6 }, { onError });
  expect(told).toEqual(["intercom_unavailable"]);
  expect(notices).toMatchObject([{ tone: "unknown" }]);
});

it("sends what is done to one ticket in order", async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  answers = [
    async () => {
      await held;
      return done(ticketOf({ open: false }))();
    },
    done(ticketOf({ shared: false })),
  ];
  const perform = performer();
  const first = perform(ticketOf(), close);
  const second = perform(ticketOf(), { kind: "share", shared: false });
  await expect.poll(() => calls.length).toBe(1);
  release();
  await Promise.all([first, second]);
  expect(calls.map(({ action }) => action.kind)).toEqual(["close", "share"]);
});

it("leaves with the page of a ticket that was deleted, and offers no way back", async () => {
  answers = [done(null)];
  await performer()(ticketOf(), { kind: "delete" });
  expect(stack.pop()).toMatchObject({ takeBack: null });
  expect(notices[0]?.act).toBeUndefined();
});

it("says of files that took the place of others that nothing brings those back, and of first ones how", async () => {
  const [field] = ticketOf().fields;
  if (!field) throw new Error("no field");
  const held = {
    name: "a.png",
    href: null,
    contentType: "image/png",
    sizeBytes: 1,
    width: null,
    height: null,
  };
  const shots = { ...field, name: "Shots", type: "files", value: [], files: [] } as const;
  const sent = { uploadId: "u", name: "b.png", contentType: "image/png", sizeBytes: 2 };
  const set = { kind: "attribute", name: "Shots", value: null, files: { Shots: [sent] } } as const;
  const full = ticketOf({ fields: [{ ...shots, value: ["a.png"], files: [held] }] });
  answers = [done(full), done(full)];
  const perform = performer();
  await perform(full, set);
  expect(notices).toEqual([{ tone: "done", text: "attribute. This cannot be taken back." }]);
  expect(stack.pop()).toMatchObject({ words: "attribute", takeBack: null });
  await perform(ticketOf({ fields: [shots] }), set);
  expect(notices[1]).toMatchObject({ text: "attribute", act: { label: "Undo" } });
});

it("is taken back by key before Intercom has answered, and then says only that", async () => {
  let answer: (result: TicketActionResult) => void = () => undefined;
  answers = [() => new Promise((resolve) => (answer = resolve))];
  undoing = done(ticketOf());
  const doing = performer()(ticketOf(), close);
  stack.pop()?.takeBack?.();
  expect(undos).toEqual([]);
  await expect.poll(() => calls.length).toBe(1);
  answer({ ticket: ticketOf({ open: false }), tag: null, journalId: "j" });
  await doing;
  await expect.poll(() => notices.map(({ text }) => text)).toEqual(["Taken back: close"]);
  expect(undos).toEqual([{ id: "j", key: "key-2" }]);
});

it("leaves nothing to take back of what failed, or of what changed nothing", async () => {
  answers = [fails("intercom_refused")];
  await performer()(ticketOf(), close);
  expect(stack.pop()).toBeNull();
  answers = [done(ticketOf())];
  await performer()(ticketOf(), { kind: "open" });
  await expect.poll(() => stack.find("key-2")).toBeNull();
});

it("has not seen what came to the thread out of sight, and is told of that though it is scrolled to meanwhile", async () => {
  const parts = [part({ id: "1" }), part({ id: "2" })];
  seenUpTo.set("ticket-7", "1");
  answers = [fails("moved")];
  const running = performer()(ticketOf({ parts }), close);
  seenUpTo.set("ticket-7", null);
  await running;
  expect(calls[0]?.seen?.lastPartId).toBe("1");
  expect(moved[0]?.seen.lastPartId).toBe("1");
});
