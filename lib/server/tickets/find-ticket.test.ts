import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { findTicket } from "./find-ticket";

let workspace: DemoWorkspace;
let desk: Desk;

beforeAll(async () => {
  workspace = await startDemoWorkspace({ conversations: 900, recordDir: process.env.SWITCHYARD_RECORD_DIR });
});
afterAll(() => workspace.close());
beforeEach(() => {
  desk = createDesk(workspace);
  workspace.control.clearLedger();
  workspace.control.clearFaults();
});
afterEach(() => desk.close());

const all = () => [...workspace.control.store().tickets.values()];
const looks = () => workspace.control.ledger().length;
const find = (number: string) => findTicket(desk.ctxFor(), { number });

it("finds every ticket by the number that people see, in a few looks however many there are", async () => {
  const tickets = all();
  expect(tickets.length).toBeGreaterThan(60);
  for (const { id, ticketNumber } of tickets) {
    workspace.control.clearLedger();
    expect((await find(ticketNumber)).ticket).toMatchObject({ id, number: ticketNumber });
    expect(looks()).toBeLessThanOrEqual(9);
  }
});

it("finds those before a gap: evenly made ones, then none for hours", async () => {
  const made = (seconds: number) => {
    workspace.control.advanceClock(seconds);
    return workspace.control.addTicket({});
  };
  const even = Array.from({ length: 60 }, () => made(3600));
  for (const seconds of [10_120, 3222, 40_000, 5, 90_000]) even.push(made(seconds));
  for (const id of even) {
    const number = workspace.control.store().tickets.get(id)?.ticketNumber ?? "";
    workspace.control.clearLedger();
    expect((await find(number)).ticket?.id).toBe(id);
    expect(looks()).toBeLessThanOrEqual(9);
  }
});

it("finds those that were made in the same second", async () => {
  const planted = Array.from({ length: 9 }, () => workspace.control.addTicket({}));
  for (const id of planted) {
    const number = workspace.control.store().tickets.get(id)?.ticketNumber ?? "";
    expect((await find(number)).ticket?.id).toBe(id);
  }
});

it("gives up soon on a number that nobody has, too small, too large, or of a ticket that was deleted", async () => {
  const numbers = all()
    .map(({ ticketNumber }) => Number(ticketNumber))
    .sort((a, b) => a - b);
  const middle = all().find(({ ticketNumber }) => ticketNumber === String(numbers[30]));
  if (middle) workspace.control.store().removeTicket(middle);
  for (const number of [0, 1, numbers[30] ?? 0, (numbers.at(-1) ?? 0) + 1, 999_999_999]) {
    workspace.control.clearLedger();
    expect(await find(String(number))).toEqual({ ticket: null });
    expect(looks()).toBeLessThanOrEqual(13);
  }
});

it("says that Intercom cannot be asked, where it cannot", async () => {
  workspace.control.addFault({ match: "POST /tickets/search", kind: "status", status: 503, times: null });
  await expect(find("3101")).rejects.toMatchObject({ code: "intercom_unavailable" });
});
