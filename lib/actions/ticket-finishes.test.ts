import { expect, it } from "vitest";
import { ticketOf } from "./testing/ticket";
import { finishesTicket } from "./ticket-finishes";

const states = [
  { id: "1", category: "submitted", label: "Submitted" },
  { id: "8", category: "resolved", label: "Sorted out" },
  { id: "9", category: "resolved", label: "Not reproducible" },
];
const to = (id: string) => ({ kind: "state", state: { id, label: id } }) as const;

it("is closing, and a state that counts as resolved, whatever it is called", () => {
  const ticket = ticketOf({ states });
  expect(finishesTicket(ticket, { kind: "close" })).toBe(true);
  expect([to("8"), to("9"), to("1"), to("77")].map((action) => finishesTicket(ticket, action))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(finishesTicket(ticket, { kind: "open" })).toBe(false);
});

it("is not another word for what is resolved already", () => {
  expect(finishesTicket(ticketOf({ states, state: "resolved", stateId: "8" }), to("9"))).toBe(false);
});
