import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { inverseOfTicket } from "@/lib/actions/ticket-inverse";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { undoAction } from "@/lib/server/conversations/undo-action";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { captureLog } from "@/lib/server/testing/log";
import { createTestMember, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { getTicket } from "./get-ticket";
import { performTicketAction } from "./perform-ticket-action";

let workspace: DemoWorkspace;
let switchyard: TestSwitchyard;
/** Before the workspace: tells no states with a ticket, and none of the workspace's where that is set. */
let silent: Server;
let silentUrl = "";
let listsStates = true;
let desk: Desk;
let memberId: string;
captureLog();

const withoutStates = (name: string, value: unknown): unknown =>
  name === "ticket_states" ? undefined : value;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 5 });
  silent = createServer(async (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    const body = await text(request);
    const isList = url === "/ticket_states" && !listsStates;
    const answer = await fetch(`${workspace.url}${isList ? "/nothing" : url}`, {
      method,
      headers: {
        authorization: headers.authorization ?? "",
        "intercom-version": String(headers["intercom-version"]),
        "content-type": "application/json",
      },
      ...(body === "" ? {} : { body }),
    });
    const told = JSON.stringify(await answer.json(), withoutStates);
    response.writeHead(answer.status, { "content-type": "application/json" }).end(told);
  });
  await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
  const address = silent.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  switchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
  memberId = (await createTestMember()).id;
  silentUrl = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  await switchyard.stop();
  silent.closeAllConnections();
  await new Promise((closed) => silent.close(closed));
  await workspace.close();
});
beforeEach(() => {
  desk = createDesk({ url: silentUrl, token: workspace.token, withJournal: true });
  workspace.control.clearLedger();
});
afterEach(() => desk.close());

const ctx = () => desk.ctxFor({ memberId });
const plant = () => workspace.control.addTicket({ contact: { name: "Nora", email: "nora@acme.test" } });
const stateOf = (id: string) =>
  workspace.control
    .store()
    .world.ticketStates.find((state) => state.id === workspace.control.store().tickets.get(id)?.stateId)
    ?.category;
const act = (id: string, state: { id: string; label: string }) =>
  performTicketAction(ctx(), {
    id,
    key: randomUUID(),
    action: { kind: "state", state },
  });

it("offers the workspace's own states for its type where the ticket tells none", async () => {
  listsStates = true;
  const ticket = await getTicket(ctx(), { id: plant() });
  const own = workspace.control
    .store()
    .world.ticketStates.filter(({ archived, ticketTypeIds }) => !archived && ticketTypeIds.includes("81"));
  expect(ticket.states.map(({ id, label }) => [id, label])).toEqual(
    own.map(({ id, internalLabel }) => [id, internalLabel]),
  );
  expect(ticket.stateId).toBe(own.find(({ category }) => category === "submitted")?.id);
});

it("offers Intercom's own categories where nothing tells any, sets one by its name, and takes that back", async () => {
  listsStates = false;
  const id = plant();
  const before = await getTicket(ctx(), { id });
  expect(before.stateId).toBe("submitted");
  expect(before.states.map(({ id: one }) => one)).toEqual([
    "submitted",
    "in_progress",
    "waiting_on_customer",
    "resolved",
  ]);
  const begun = await act(id, { id: "in_progress", label: "In progress" });
  expect(begun.ticket).toMatchObject({ stateId: "in_progress", state: "in_progress" });
  const [waiting, resolved] = [before.states[2], before.states[3]];
  if (!waiting || !resolved) throw new Error("no states");
  const done = await act(id, resolved);
  expect(stateOf(id)).toBe("resolved");
  await undoAction(ctx(), { id: done.journalId, key: randomUUID() });
  expect(stateOf(id)).toBe("in_progress");
  expect(
    workspace.control
      .ledger()
      .filter(({ method }) => method === "PUT")
      .map(({ body }) => body),
  ).toEqual([{ state: "in_progress" }, { state: "resolved" }, { state: "in_progress" }]);
});

it("promises no way back to the one category that no name sets", async () => {
  listsStates = false;
  const before = await getTicket(ctx(), { id: plant() });
  const action = { kind: "state", state: { id: "resolved", label: "Resolved" } } as const;
  expect(inverseOfTicket(action, before)).toBeNull();
});
