// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draftStore } from "@/components/data/draft-store";
import { pendingTickets } from "@/components/data/pending-tickets";
import { ticketOf } from "@/lib/actions/testing/ticket";
import { ticketSeen } from "@/lib/actions/ticket-moved";
import { createTicketHolding } from "./ticket-holding";
import type { TicketMovedCase } from "./ticket-performer";

const key = "0123e456-7890-4abc-8def-0123456789ab";
const reply = { kind: "reply", text: "It comes tomorrow." } as const;

let client: QueryClient;
let calls: { readonly what: string; readonly body: Record<string, unknown> }[] = [];
let said: string[] = [];
let moved: TicketMovedCase[] = [];
let failures = 0;
let state = "waiting";
let refused = false;

beforeEach(() => {
  client = new QueryClient();
  localStorage.clear();
  draftStore.reload();
  [calls, said, moved, failures, state, refused] = [[], [], [], 0, "waiting", false];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    calls.push({ what: `${init.method} ${path}`, body: JSON.parse(String(init.body ?? "{}")) });
    if (refused)
      return Response.json({ error: { code: "database_unavailable", message: "Away." } }, { status: 503 });
    const now = init.method === "DELETE" ? "taken_back" : state;
    const facts = { state: now, dueInMs: 8000, createdAtMs: 0, problem: null };
    return Response.json({ key, subject: "ticket", id: "7", action: reply, ...facts });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  client.clear();
  pendingTickets.remove(key);
});

const hold = () =>
  createTicketHolding({
    client,
    owner: () => "m1",
    say: (text) => said.push(text),
    onMoved: (one) => moved.push(one),
    onFailed: () => {
      failures += 1;
    },
  });

it("goes to the server as what is said on this ticket, with what was seen of it, and shows at once", async () => {
  const handing = hold()(ticketOf(), reply, key);
  expect(pendingTickets.all()).toMatchObject([{ key, ticketId: "7", action: reply }]);
  expect(await handing).toEqual({ ok: true });
  expect(calls).toMatchObject([
    { what: "POST /api/outgoing", body: { subject: "ticket", id: "7", key, action: reply } },
  ]);
  expect(calls[0]?.body.seen).toEqual(ticketSeen(ticketOf()));
});

it("asks of a note nothing that was seen", async () => {
  await hold()(ticketOf(), { kind: "note", text: "Asked." }, key);
  expect(calls[0]?.body).not.toHaveProperty("seen");
});

it("stops where the ticket moved: goes ahead when told to, and left, its words come back to its field", async () => {
  state = "held";
  await hold()(ticketOf(), reply, key);
  const [stopped] = moved;
  stopped?.goAhead();
  await expect
    .poll(() => calls.at(-1))
    .toMatchObject({
      what: `POST /api/outgoing/${key}/now`,
      body: { anyway: true },
    });
  stopped?.onLeave?.();
  await expect.poll(() => said).toEqual(["Taken back. Your words are where you wrote them."]);
  expect(draftStore.get("m1", "ticket-7").draft.text).toBe("It comes tomorrow.");
  expect(draftStore.get("m1", "7").draft.text).toBe("");
  expect(pendingTickets.all()).toEqual([]);
});

it("leaves nothing behind where it could not be handed over, and says so to who asked", async () => {
  refused = true;
  const handed = await hold()(ticketOf(), reply, key);
  expect(handed).toMatchObject({ ok: false, error: { code: "database_unavailable" } });
  expect(pendingTickets.all()).toEqual([]);
  expect(failures).toBe(1);
});

it("takes nothing but replies and notes", async () => {
  expect(await hold()(ticketOf(), { kind: "close", message: "Bye" }, key)).toEqual({
    ok: false,
    error: null,
  });
  expect(calls).toEqual([]);
});
