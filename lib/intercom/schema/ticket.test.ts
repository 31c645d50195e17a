import { describe, expect, it } from "vitest";
import { adminSchema, meSchema } from "./admin";
import { articleSearchSchema } from "./article";
import { dataAttributeListSchema } from "./data-attribute";
import { errorListSchema } from "./error";
import { ticketSchema } from "./ticket";
import { ticketTypeListSchema } from "./ticket-type";

const ticket = (over: Readonly<Record<string, unknown>> = {}) => ({
  type: "ticket",
  id: "631",
  ticket_id: "38",
  ticket_attributes: {},
  ticket_state: "submitted",
  created_at: 1,
  updated_at: 2,
  admin_assignee_id: "0",
  team_assignee_id: 0,
  ...over,
});

describe("a ticket", () => {
  it("has one shape of state, from the word of old versions", () => {
    const old = ticketSchema.parse(
      ticket({ ticket_state_internal_label: "New", ticket_state_external_label: "Received" }),
    );
    expect(old.ticket_state).toEqual({
      id: null,
      category: "submitted",
      internal_label: "New",
      external_label: "Received",
    });
  });

  it("and from the object of new ones", () => {
    const state = {
      type: "ticket_state",
      id: 8537,
      category: "parked",
      internal_label: "P",
      external_label: "Q",
    };
    expect(ticketSchema.parse(ticket({ ticket_state: state })).ticket_state).toEqual({
      id: "8537",
      category: "parked",
      internal_label: "P",
      external_label: "Q",
    });
  });

  it("is assigned to nobody by 0 in either form", () => {
    expect(ticketSchema.parse(ticket())).toMatchObject({ admin_assignee_id: null, team_assignee_id: null });
  });
});

describe("ticket types", () => {
  const attribute = {
    id: 3,
    name: "Severity",
    data_type: "list",
    input_options: { list_items: [{ id: "a1", name: "High" }], allow_multiple_values: false },
    required_to_create: true,
  };

  it.each([
    ["data", "data"],
    ["ticket_types", "ticket_type_attributes"],
  ])("are found under %s, their attributes under %s", (listKey, attributesKey) => {
    const page = ticketTypeListSchema.parse({
      type: "list",
      [listKey]: [{ id: 1, name: "Bug", ticket_type_attributes: { [attributesKey]: [attribute] } }],
    });
    expect(page.items[0]?.ticket_type_attributes[0]).toMatchObject({
      name: "Severity",
      required_to_create: true,
      input_options: { list_items: [{ id: "a1", name: "High" }] },
    });
  });

  it("have attributes without options and of kinds never seen", () => {
    const page = ticketTypeListSchema.parse({
      data: [
        {
          id: "1",
          name: "Bug",
          ticket_type_attributes: { data: [{ ...attribute, data_type: "hologram", input_options: null }] },
        },
      ],
    });
    expect(page.items[0]?.ticket_type_attributes[0]).toMatchObject({
      data_type: "hologram",
      input_options: null,
    });
  });
});

describe("other answers with two spellings", () => {
  it("have a teammate's picture as an address or in an object", () => {
    const admin = { id: 1, name: "A", team_ids: [5, "6"] };
    expect(adminSchema.parse({ ...admin, avatar: "https://x.test/a.png" }).avatar).toBe(
      "https://x.test/a.png",
    );
    expect(meSchema.parse({ ...admin, avatar: { image_url: "https://x.test/a.png" } }).avatar).toBe(
      "https://x.test/a.png",
    );
    expect(adminSchema.parse({ ...admin, avatar: null })).toMatchObject({
      avatar: null,
      team_ids: ["5", "6"],
    });
  });

  it("have found articles one level deeper than any list", () => {
    const found = {
      type: "list",
      total_count: 1,
      data: { articles: [{ id: 6, title: "T" }], highlights: [] },
      pages: {},
    };
    expect(articleSearchSchema.parse(found)).toMatchObject({
      total_count: 1,
      items: [{ id: "6", title: "T" }],
    });
  });

  it("have options as words, as values or as labels with ids", () => {
    const data = [
      {
        name: "plan",
        data_type: "string",
        options: ["a", { value: "b" }, { id: "u1", label: "c", archived: true }],
      },
    ];
    const [attribute] = dataAttributeListSchema.parse({ data }).items;
    expect(attribute?.options).toEqual([
      { id: null, value: "a", label: null, archived: false },
      { id: null, value: "b", label: null, archived: false },
      { id: "u1", value: null, label: "c", archived: true },
    ]);
  });

  it("have errors with or without message and field, and request ids of any form", () => {
    const errors = [{ code: "a" }, { code: "b", message: null, field: "body" }, { nonsense: true }];
    expect(errorListSchema.parse({ type: "error.list", request_id: "000hjq", errors })).toEqual({
      request_id: "000hjq",
      errors: [
        { code: "a", message: null, field: null },
        { code: "b", message: null, field: "body" },
      ],
    });
  });
});
