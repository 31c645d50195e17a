import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { ticketRevision } from "@/lib/actions/ticket-revision";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { getTicket } from "./get-ticket";
import { getTicketNews } from "./get-ticket-news";

const luis = "6120402";

let workspace: DemoWorkspace;
let desk: Desk;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 5, recordDir: process.env.SWITCHYARD_RECORD_DIR });
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.control.clearFaults();
  desk = createDesk(workspace);
});
afterEach(() => desk.close());

const open = async () => {
  const id = workspace.control.addTicket({
    ticket_attributes: { _default_title_: "Printer" },
    contact: { name: "Nora Field", email: "nora@acme.test" },
  });
  const ticket = await getTicket(desk.ctxFor(), { id });
  desk.clock.advance(30_000);
  workspace.control.clearLedger();
  return { id, look: () => getTicketNews(desk.ctxFor(), { id, revision: ticketRevision(ticket) }) };
};
const calls = () => workspace.control.ledger().map(({ method, pattern }) => `${method} ${pattern}`);

it("is nothing where nothing has come, and costs the ticket and its tags", async () => {
  const { look } = await open();
  expect(await look()).toEqual({ ticket: null, stale: false });
  expect(calls().toSorted()).toEqual(["GET /conversations/:id", "GET /tickets/:id"]);
});

it("is the ticket as it is now where a colleague or the customer has done something", async () => {
  const { id, look } = await open();
  workspace.control.moveTicket({ id, admin_assignee_id: luis });
  workspace.control.customerRepliesOnTicket(id, "Any news?");
  const { ticket } = await look();
  expect(ticket?.assigneeId).toBe(luis);
  expect(ticket?.parts.at(-1)?.html).toContain("Any news?");
});

it("says that Intercom cannot be asked, and asks nobody for what was read a moment ago", async () => {
  const { id, look } = await open();
  workspace.control.addFault({ match: "GET /tickets/:id", times: null, kind: "status", status: 503 });
  expect(await look()).toEqual({ ticket: null, stale: true });
  workspace.control.clearFaults();
  await getTicket(desk.ctxFor(), { id, fresh: "1" });
  workspace.control.clearLedger();
  expect(await look()).toEqual({ ticket: null, stale: false });
  expect(calls()).toEqual([]);
});

it("of what was deleted is that it is gone", async () => {
  const { look } = await open();
  workspace.control.addFault({ match: "GET /tickets/:id", kind: "status", status: 404, code: "not_found" });
  await expect(look()).rejects.toMatchObject({ code: "not_found" });
});
