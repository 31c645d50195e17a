import { describe, expect, it } from "vitest";
import { checkTicketAttributes } from "./attributes";
import type { TicketType, TicketTypeAttribute } from "./model";

const field = (over: Partial<TicketTypeAttribute> & { name: string }): TicketTypeAttribute => ({
  id: over.name,
  label: over.name,
  description: null,
  type: "string",
  multiline: false,
  items: [],
  required: false,
  order: 0,
  ...over,
});

const type: TicketType = {
  id: "1",
  name: "Bug",
  description: null,
  icon: null,
  category: "Customer",
  attributes: [
    field({ name: "_default_title_", label: "Title", required: true }),
    field({
      name: "Severity",
      type: "list",
      items: [
        { id: "s1", name: "Low" },
        { id: "s2", name: "High" },
      ],
      required: true,
    }),
    field({ name: "Orders", type: "integer" }),
    field({ name: "Loss", type: "decimal" }),
    field({ name: "Urgent", type: "boolean" }),
    field({ name: "Due", type: "datetime" }),
    field({ name: "Logs", type: "files" }),
  ],
};

const good = { _default_title_: "Sync fails", Severity: "s2" };

describe("checkTicketAttributes", () => {
  it("turns what was typed into the values that Intercom takes", () => {
    const checked = checkTicketAttributes(type, {
      ...good,
      Orders: " 41 ",
      Loss: "12,5",
      Urgent: "true",
      Due: "2026-11-21T10:00:00+01:00",
      Logs: "https://a.example/1.log\nhttps://a.example/2.log",
    });
    expect(checked).toEqual({
      ok: true,
      value: {
        ...good,
        Orders: 41,
        Loss: 12.5,
        Urgent: true,
        Due: "2026-11-21T09:00:00.000Z",
        Logs: ["https://a.example/1.log", "https://a.example/2.log"],
      },
    });
  });

  it.each([
    ["12,5", 12.5],
    ["1234,5", 1234.5],
    ["0,125", 0.125],
    ["-3.25", -3.25],
    [".5", null],
    ["1,234,567", null],
  ])("reads %s as it is meant, or asks", (typed, number) => {
    const checked = checkTicketAttributes(type, { ...good, Loss: typed });
    expect(checked.ok ? checked.value.Loss : null).toBe(number);
  });

  it("leaves blank optional fields out", () => {
    expect(checkTicketAttributes(type, { ...good, Orders: "", Due: "  ", Logs: [], Loss: null })).toEqual({
      ok: true,
      value: good,
    });
  });

  it("keeps no and nought apart from blank", () => {
    expect(checkTicketAttributes(type, { ...good, Urgent: false, Orders: 0 })).toEqual({
      ok: true,
      value: { ...good, Urgent: false, Orders: 0 },
    });
  });

  it.each([
    ["a required one missing", { Severity: "s1" }, "_default_title_"],
    ["a required one blank", { ...good, _default_title_: "   " }, "_default_title_"],
    ["a list value by name", { ...good, Severity: "High" }, "Severity"],
    ["no number", { ...good, Orders: "many" }, "Orders"],
    ["a broken whole number", { ...good, Orders: "1.5" }, "Orders"],
    ["an endless number", { ...good, Loss: "1e999" }, "Loss"],
    ["a number that only programs read", { ...good, Loss: "0x10" }, "Loss"],
    ["a number that may be a thousand or one", { ...good, Loss: "1,234" }, "Loss"],
    ["a wrong yes or no", { ...good, Urgent: "maybe" }, "Urgent"],
    ["no date", { ...good, Due: "soon" }, "Due"],
    ["a file address that is none", { ...good, Logs: "javascript:alert(1)" }, "Logs"],
    ["a field that the type does not have", { ...good, Colour: "red" }, "Colour"],
    ["an inherited name", { ...good, toString: "x" }, "toString"],
  ])("refuses %s at its field", (_, values, path) => {
    const checked = checkTicketAttributes(type, values);
    expect(checked.ok).toBe(false);
    if (!checked.ok) expect(checked.error.map((problem) => problem.path)).toEqual([`attributes.${path}`]);
  });
});
