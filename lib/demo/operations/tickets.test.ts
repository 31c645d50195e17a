import { afterAll, beforeAll, expect, test } from "vitest";
import type { Json } from "../json";
import type { DemoTicketType } from "../model";
import { at, errorOf, list, type Reply, type Running, startForTest } from "../testing/client";

let demo: Running;
let me: string;

beforeAll(async () => {
  demo = await startForTest({ conversations: 300 });
  me = demo.control.store().me()?.id ?? "";
});

afterAll(() => demo.close());

const types = (): DemoTicketType[] => demo.control.store().world.ticketTypes.filter((type) => !type.archived);

const typeWith = (category: string, test: (type: DemoTicketType) => boolean = () => true): DemoTicketType => {
  const found = types().find((type) => type.category === category && test(type));
  if (found === undefined) throw new Error(`the seed has no ticket type ${category}`);
  return found;
};

const sample = (kind: string, items: readonly { id: string }[]): unknown =>
  ({
    string: "Text",
    list: items[0]?.id,
    integer: 3,
    decimal: 2.5,
    boolean: false,
    datetime: 1_795_000_000,
    files: ["https://files.example/a.png"],
  })[kind];

const filled = (type: DemoTicketType): Json =>
  Object.fromEntries(
    type.attributes
      .filter((entry) => !entry.archived)
      .map((entry) => [entry.name, sample(entry.dataType, entry.listItems)]),
  );

const plant = (): string => demo.control.addConversation({});
const convert = (id: string, body: Json, version = "2.10"): Promise<Reply> =>
  demo.call("POST", `/conversations/${id}/convert`, body, { version });

test("converting makes a ticket of the type, linked both ways", async () => {
  const type = typeWith("Customer");
  const id = plant();
  const reply = await convert(id, { ticket_type_id: type.id, attributes: filled(type) });
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({
    type: "ticket",
    category: "Customer",
    ticket_state: "submitted",
    open: true,
    admin_assignee_id: "0",
  });
  expect(at(reply.body, "ticket_attributes._default_title_")).toBe("Text");
  expect(at(reply.body, "linked_objects.data")).toEqual([{ type: "conversation", id, category: null }]);
  const conversation = await demo.call("GET", `/conversations/${id}`);
  const ticketId = at(reply.body, "id");
  expect(at(conversation.body, "ticket.id")).toBe(ticketId);
  expect(at(conversation.body, "linked_objects.data")).toEqual([
    { type: "ticket", id: ticketId, category: "Customer" },
  ]);
  expect((await demo.call("GET", `/tickets/${ticketId}`)).body).toMatchObject({ id: ticketId });
});

test("a second conversion is refused and makes no second ticket", async () => {
  const type = typeWith("Customer");
  const id = plant();
  const body = { ticket_type_id: type.id, attributes: filled(type) };
  await convert(id, body);
  const before = demo.control.store().tickets.size;
  expect(errorOf(await convert(id, body))).toEqual([400, "parameter_invalid", undefined]);
  expect(demo.control.store().tickets.size).toBe(before);
});

test("a required attribute that is missing or empty is named", async () => {
  const type = typeWith("Customer", (entry) =>
    entry.attributes.some((attribute) => attribute.requiredToCreate),
  );
  const name = type.attributes.find((attribute) => attribute.requiredToCreate)?.name ?? "";
  for (const value of [undefined, null, ""]) {
    const attributes = { ...filled(type), [name]: value };
    expect(errorOf(await convert(plant(), { ticket_type_id: type.id, attributes }))).toEqual([
      400,
      "parameter_invalid",
      name,
    ]);
  }
});

test("an attribute that the type does not have is named", async () => {
  const type = typeWith("Customer");
  const attributes = { ...filled(type), Nonsense: "x" };
  expect(errorOf(await convert(plant(), { ticket_type_id: type.id, attributes }))).toEqual([
    400,
    "parameter_invalid",
    "Nonsense",
  ]);
});

test.for([
  ["list", "not an id"],
  ["integer", 1.5],
  ["decimal", "many"],
  ["boolean", "yes"],
  ["datetime", "soon"],
  ["string", 7],
  ["files", "one"],
])("a value of the wrong type for a %s is named: %s", async ([kind, value]) => {
  const type = types().find((entry) =>
    entry.attributes.some((attribute) => attribute.dataType === kind && !attribute.archived),
  );
  const name =
    type?.attributes.find((attribute) => attribute.dataType === kind && !attribute.archived)?.name ?? "";
  expect(type).toBeDefined();
  if (type === undefined) return;
  const body = {
    ticket_type_id: type.id,
    contacts: [{ email: "ticket@demo.example" }],
    ticket_attributes: { ...filled(type), [name]: value },
  };
  expect(errorOf(await demo.call("POST", "/tickets", body))).toEqual([400, "parameter_invalid", name]);
});

test("list values are taken by the item's id and not by its name", async () => {
  const type = typeWith("Customer", (entry) =>
    entry.attributes.some((attribute) => attribute.dataType === "list"),
  );
  const attribute = type.attributes.find((entry) => entry.dataType === "list");
  const [item] = attribute?.listItems ?? [];
  const attributes = { ...filled(type), [attribute?.name ?? ""]: item?.name };
  expect(errorOf(await convert(plant(), { ticket_type_id: type.id, attributes }))).toEqual([
    400,
    "parameter_invalid",
    attribute?.name,
  ]);
});

test("only a customer type converts, and it has to exist", async () => {
  const other = typeWith("Back-office");
  expect(errorOf(await convert(plant(), { ticket_type_id: other.id }))).toEqual([
    400,
    "parameter_invalid",
    "ticket_type_id",
  ]);
  expect(errorOf(await convert(plant(), { ticket_type_id: "1" }))).toEqual([404, "not_found", undefined]);
  expect(errorOf(await convert(plant(), {}))).toEqual([400, "parameter_not_found", "ticket_type_id"]);
});

const newTicket = async (): Promise<string> => {
  const type = typeWith("Customer");
  const reply = await convert(plant(), { ticket_type_id: type.id, attributes: filled(type) });
  return String(at(reply.body, "id"));
};

test("the state is a word up to 2.11 and an object from 2.12 on", async () => {
  const id = await newTicket();
  const old = await demo.call("PUT", `/tickets/${id}`, { state: "in_progress" }, { version: "2.11" });
  expect(old.body).toMatchObject({ ticket_state: "in_progress" });
  expect(at(old.body, "ticket_state_internal_label")).toBeTypeOf("string");
  const recent = await demo.call("GET", `/tickets/${id}`, undefined, { version: "2.12" });
  expect(at(recent.body, "ticket_state")).toMatchObject({ type: "ticket_state", category: "in_progress" });
  expect(errorOf(await demo.call("PUT", `/tickets/${id}`, { state: "submitted" }))).toEqual([
    400,
    "parameter_invalid",
    "state",
  ]);
});

test("from 2.12 on the state is set by its id", async () => {
  const id = await newTicket();
  const { world } = demo.control.store();
  const typeId = demo.control.store().tickets.get(id)?.ticketTypeId ?? "";
  const resolved = world.ticketStates.find(
    (state) => state.category === "resolved" && state.ticketTypeIds.includes(typeId),
  );
  const put = (ticket_state_id: string) =>
    demo.call("PUT", `/tickets/${id}`, { ticket_state_id }, { version: "2.12" });
  expect(at((await put(resolved?.id ?? "")).body, "ticket_state.category")).toBe("resolved");
  expect(errorOf(await put("1"))).toEqual([400, "ticket_state_id_invalid", "ticket_state_id"]);
});

test("a ticket's company is looked up from 2.12 on", async () => {
  const id = await newTicket();
  const put = (version: string) => demo.call("PUT", `/tickets/${id}`, { company_id: "nobody" }, { version });
  expect((await put("2.10")).status).toBe(200);
  expect(errorOf(await put("2.12"))).toEqual([404, "company_not_found", undefined]);
});

test("a ticket is assigned by `assignment` up to 2.13 and by fields of its own from 2.14 on", async () => {
  const id = await newTicket();
  const team = demo.control.store().world.teams[0]?.id ?? "";
  const old = await demo.call("PUT", `/tickets/${id}`, { assignment: { admin_id: me, assignee_id: me } });
  expect(old.body).toMatchObject({ admin_assignee_id: me, team_assignee_id: "0" });
  const recent = await demo.call(
    "PUT",
    `/tickets/${id}`,
    { admin_id: Number(me), assignee_id: team },
    { version: "2.16" },
  );
  expect(recent.body).toMatchObject({ admin_assignee_id: Number(me), team_assignee_id: Number(team) });
  const wrong = {
    ticket_attributes: { _default_title_: "Changed" },
    assignment: { admin_id: me, assignee_id: "1" },
  };
  expect(errorOf(await demo.call("PUT", `/tickets/${id}`, wrong))).toEqual([
    404,
    "assignee_not_found",
    undefined,
  ]);
  expect(at((await demo.call("GET", `/tickets/${id}`)).body, "ticket_attributes._default_title_")).toBe(
    "Text",
  );
});

test("from 2.14 on a part tells what an attribute became: of files their numbers and names, of a list its item", async () => {
  const type = typeWith("Customer", ({ attributes }) =>
    ["files", "list"].every((kind) => attributes.some((entry) => entry.dataType === kind && !entry.archived)),
  );
  const created = await convert(plant(), { ticket_type_id: type.id, attributes: filled(type) });
  const told = async (kind: string, value: unknown) => {
    const name = type.attributes.find((entry) => entry.dataType === kind && !entry.archived)?.name ?? "";
    const path = `/tickets/${at(created.body, "id")}`;
    const changed = { ticket_attributes: { [name]: value } };
    const { body } = await demo.call("PUT", path, changed, { version: "2.14" });
    return list(body, "ticket_parts.ticket_parts").at(-1);
  };
  const item = type.attributes
    .find((entry) => entry.dataType === "list" && !entry.archived)
    ?.listItems.at(-1);
  expect(await told("files", ["https://files.example/100%.png"])).toMatchObject({
    updated_attribute_data: { value: { type: "value", id: [expect.any(Number)], label: ["100%.png"] } },
  });
  expect(await told("list", item?.id)).toMatchObject({
    updated_attribute_data: { value: { id: item?.id, label: item?.name } },
  });
});

test("replies and notes go into the ticket's parts", async () => {
  const id = await newTicket();
  const reply = (body: Json) => demo.call("POST", `/tickets/${id}/reply`, body);
  const note = await reply({ message_type: "note", type: "admin", admin_id: me, body: "Between us" });
  expect(note.body).toMatchObject({ type: "ticket_part", part_type: "note" });
  expect(errorOf(await reply({ message_type: "note", type: "user", email: "x@y.z", body: "x" }))).toEqual([
    404,
    "not_found",
    undefined,
  ]);
  expect(errorOf(await reply({ message_type: "close", type: "admin", admin_id: me }))).toEqual([
    400,
    "parameter_invalid",
    "message_type",
  ]);
  expect(at((await demo.call("GET", `/tickets/${id}`)).body, "ticket_parts.total_count")).toBe(2);
});

test("tickets are searched by category, state, type and attribute", async () => {
  const { world, tickets } = demo.control.store();
  const find = async (field: string, value: unknown): Promise<unknown> => {
    const reply = await demo.call("POST", "/tickets/search", { query: { field, operator: "=", value } });
    return at(reply.body, "total_count");
  };
  const count = (category: string): number =>
    [...tickets.values()].filter(
      (ticket) => demo.control.store().ticketType(ticket.ticketTypeId)?.category === category,
    ).length;
  expect(await find("category", "request")).toBe(count("Customer"));
  expect(await find("category", "tracker")).toBe(count("Tracker"));
  const [ticket] = world.tickets;
  expect(await find("id", ticket?.id)).toBe(1);
  const categories = new Map(world.ticketStates.map((state) => [state.id, state.category]));
  const open = [...tickets.values()].filter((entry) => categories.get(entry.stateId) === "submitted").length;
  expect(await find("state", "submitted")).toBe(open);
  const title = demo.control
    .store()
    .ticketType(ticket?.ticketTypeId ?? "")
    ?.attributes.find((entry) => entry.name === "_default_title_");
  expect(await find(`ticket_attribute.${title?.id}`, ticket?.attributes._default_title_)).toBeGreaterThan(0);
  const reply = await demo.call("POST", "/tickets/search", {
    query: { field: "ticket_state", operator: "=", value: "x" },
  });
  expect(errorOf(reply)).toEqual([400, "invalid_field", "ticket_state"]);
});

test.for([
  ["POST", "/tickets/search", "2.9"],
  ["POST", "/tickets/1/tags", "2.9"],
  ["DELETE", "/tickets/1/tags/1", "2.9"],
  ["POST", "/conversations/1/convert", "2.9"],
  ["GET", "/tickets/1", "2.8"],
  ["POST", "/tickets", "2.8"],
  ["PUT", "/tickets/1", "2.8"],
  ["POST", "/tickets/1/reply", "2.8"],
] as const)("%s %s is not there yet in %s", async ([method, where, version]) => {
  const reply = await demo.call(method, where, method === "GET" ? undefined : {}, { version });
  expect(errorOf(reply)).toEqual([400, "intercom_version_invalid", undefined]);
});

test("ticket states exist from 2.12 on", async () => {
  expect(errorOf(await demo.call("GET", "/ticket_states"))).toEqual([
    400,
    "intercom_version_invalid",
    undefined,
  ]);
  const reply = await demo.call("GET", "/ticket_states", undefined, { version: "2.12" });
  expect(list(reply.body, "data").length).toBeGreaterThan(3);
});

test("only trackers link conversations, from 2.16 on", async () => {
  const conversation_id = plant();
  const link = async (ticket: string) =>
    demo.call("POST", `/tickets/${ticket}/linked_conversations`, { conversation_id }, { version: "2.16" });
  expect(errorOf(await link(await newTicket()))).toEqual([400, "invalid_ticket_type", undefined]);
  const type = typeWith("Tracker");
  const body = {
    ticket_type_id: type.id,
    contacts: [{ email: "t@demo.example" }],
    ticket_attributes: filled(type),
  };
  const tracker = String(at((await demo.call("POST", "/tickets", body)).body, "id"));
  expect(at((await link(tracker)).body, "linked_objects.data.0")).toMatchObject({
    id: tracker,
    category: "Tracker",
  });
  const path = `/tickets/${tracker}/linked_conversations/${conversation_id}`;
  const unlinked = await demo.call("DELETE", path, undefined, { version: "2.16" });
  expect(at(unlinked.body, "linked_objects.total_count")).toBe(0);
});

test("deleting a ticket frees its conversation", async () => {
  const id = await newTicket();
  const conversation = demo.control.store().tickets.get(id)?.conversationIds[0];
  expect((await demo.call("DELETE", `/tickets/${id}`, undefined, { version: "2.13" })).body).toMatchObject({
    id,
    deleted: true,
  });
  expect((await demo.call("GET", `/conversations/${conversation}`)).body).toMatchObject({ ticket: null });
});
