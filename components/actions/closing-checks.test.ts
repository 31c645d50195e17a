import { describe, expect, it } from "vitest";
import { ticketOf } from "@/lib/actions/testing/ticket";
import { defaultSettings } from "@/lib/api/settings-model";
import type { AttributeKind } from "@/lib/api/workspace";
import { detail } from "@/lib/conversation/testing/detail";
import { part } from "@/lib/conversation/testing/part";
import { type Known, standingOpen, standingOpenOnTicket } from "./closing-checks";

const plan: AttributeKind = {
  name: "plan",
  label: "Plan",
  type: "string",
  options: [],
  description: null,
  required: true,
  multiline: false,
  writable: true,
  reference: null,
};

const known = (over: Partial<Known> = {}): Known => ({
  wanted: defaultSettings.checksBeforeClose,
  attributes: [],
  valuesOf: () => undefined,
  isOpenTicket: () => false,
  hasDraft: () => false,
  ...over,
});
const teammate = { kind: "teammate" as const, id: "9", name: "Ada", email: null };
const contact = { kind: "contact" as const, id: "c", name: "Nora", email: null };
const checks = (...how: Parameters<typeof standingOpen>) => standingOpen(...how).map(({ check }) => check);

describe("what stands open before a close", () => {
  it("is an answer where the customer wrote last, whatever notes and events came after", () => {
    const said = part({ id: "1", author: contact });
    const note = part({ id: "2", partType: "note", author: teammate });
    expect(checks(detail({ parts: [said, note] }), known())).toEqual(["unanswered"]);
    expect(checks(detail({ parts: [said, part({ id: "3", author: teammate })] }), known())).toEqual([]);
  });

  it("is an answer where a row tells that the customer waits", () => {
    const { parts, attributes, ...row } = detail({ waitingSince: 5 });
    expect(checks(row, known({ attributes: [plan] }))).toEqual(["unanswered"]);
    expect(checks({ ...row, waitingSince: null }, known())).toEqual([]);
  });

  it("is of a row also what is known of it besides", () => {
    const { parts, attributes, ...row } = detail({ id: "8" });
    const over = { attributes: [plan], valuesOf: (id: string) => (id === "8" ? { plan: "" } : undefined) };
    expect(standingOpen(row, known(over))).toEqual([{ check: "requiredAttributes", names: ["Plan"] }]);
    expect(checks({ ...row, id: "9" }, known(over))).toEqual([]);
  });

  it("is a draft, a ticket that is not resolved, and what the workspace requires, by name", () => {
    const one = detail({ tickets: [{ id: "t1", category: null }], attributes: { plan: "" } });
    const all = standingOpen(
      one,
      known({ attributes: [plan], hasDraft: () => true, isOpenTicket: (id) => id === "t1" }),
    );
    expect(all.map(({ check }) => check)).toEqual(["draft", "openTicket", "requiredAttributes"]);
    expect(all.at(-1)?.names).toEqual(["Plan"]);
    // A ticket that nobody here has read is left to the server, which reads it before it closes.
    const rest = known({ attributes: [plan] });
    expect(checks({ ...one, attributes: { plan: "pro" } }, rest)).toEqual([]);
  });

  it("is nothing that the member does not want to be asked about", () => {
    const wanted = { unanswered: false, requiredAttributes: false, openTicket: false, draft: false };
    const one = detail({ parts: [part({ author: contact })], tickets: [{ id: "t1", category: null }] });
    expect(
      checks(one, known({ wanted, attributes: [plan], hasDraft: () => true, isOpenTicket: () => true })),
    ).toEqual([]);
  });
});

describe("what stands open in a ticket", () => {
  const [title, users] = ticketOf().fields;
  if (!title || !users) throw new Error("no fields");
  const needed = { ...users, required: true };
  const idle = { ...users, id: "a3", label: "Not required", value: null };

  it("is a draft of the ticket’s own, an answer, and what its type requires, by name", () => {
    const one = ticketOf({
      parts: [part({ author: contact })],
      fields: [title, idle, { ...needed, value: null }],
    });
    const all = standingOpenOnTicket(one, known({ hasDraft: (place) => place === "ticket-7" }));
    expect(all).toEqual([
      { check: "draft", names: [] },
      { check: "unanswered", names: [] },
      { check: "requiredAttributes", names: ["Users"] },
    ]);
    const parts = [...one.parts, part({ id: "2", author: teammate })];
    const rest = { ...one, parts, fields: [title, { ...needed, value: 0 }] };
    expect(standingOpenOnTicket(rest, known({ hasDraft: (place) => place === "7" }))).toEqual([]);
  });

  it.each([
    ["no", false, []],
    ["no files", [], ["Users"]],
    ["nothing", "", ["Users"]],
  ] as const)("is missing or not where the value is %s", (_, value, names) => {
    const [found] = standingOpenOnTicket(ticketOf({ fields: [{ ...needed, value }] }), known());
    expect(found?.names ?? []).toEqual(names);
  });

  it("is nothing that the member does not want to be asked about", () => {
    const wanted = { unanswered: false, requiredAttributes: false, openTicket: false, draft: false };
    const one = ticketOf({ parts: [part({ author: contact })], fields: [{ ...needed, value: null }] });
    expect(standingOpenOnTicket(one, known({ wanted, hasDraft: () => true }))).toEqual([]);
  });
});
