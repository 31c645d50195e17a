import type { DemoTicket, DemoValue } from "../model";
import type { DemoStore } from "../store";
import { type Field, type Fields, type FieldType, type FieldValue, field } from "./fields";

type Entry = Field<DemoTicket>;

/** Search says `request`, `task` and `tracker` where the ticket says Customer, Back-office and Tracker. */
const categories: Readonly<Record<string, string>> = {
  Customer: "request",
  "Back-office": "task",
  Tracker: "tracker",
};

const text = (value: DemoValue | undefined): string | null => (typeof value === "string" ? value : null);

const plain: Readonly<Record<string, Entry>> = {
  id: field("string", (t) => t.id),
  created_at: field("date", (t) => t.createdAt),
  updated_at: field("date", (t) => t.updatedAt),
  title: field("string", (t) => text(t.attributes._default_title_)),
  description: field("string", (t) => text(t.attributes._default_description_)),
  ticket_type_id: field("string", (t) => t.ticketTypeId),
  contact_ids: field("ids", (t) => t.contactIds),
  teammate_ids: field("ids", (t) => t.teammateIds),
  admin_assignee_id: field("integer", (t) => Number(t.adminAssigneeId ?? 0)),
  team_assignee_id: field("integer", (t) => Number(t.teamAssigneeId ?? 0)),
  open: field("boolean", (t) => t.open),
  snoozed_until: field("date", (t) => t.snoozedUntil),
};

const attributeTypes: Readonly<Record<string, FieldType>> = {
  integer: "integer",
  decimal: "integer",
  datetime: "date",
  boolean: "boolean",
  files: "ids",
};

const attributeField = (store: DemoStore, id: string): Entry | undefined => {
  for (const type of store.world.ticketTypes) {
    const attribute = type.attributes.find((entry) => entry.id === id);
    if (attribute === undefined) continue;
    const get = (ticket: DemoTicket): FieldValue =>
      ticket.ticketTypeId === type.id ? (ticket.attributes[attribute.name] ?? null) : null;
    return field(attributeTypes[attribute.dataType] ?? "string", get);
  }
  return undefined;
};

/** `state` is the category of the state (`submitted`, `in_progress`, …); `ticket_state` is no field, as reported. */
export const ticketFields =
  (store: DemoStore): Fields<DemoTicket> =>
  (name) => {
    if (Object.hasOwn(plain, name)) return plain[name];
    if (name === "category")
      return field("string", (t) => categories[store.ticketType(t.ticketTypeId)?.category ?? ""] ?? null);
    if (name === "state") {
      const states = new Map(store.world.ticketStates.map((state) => [state.id, state.category]));
      return field("string", (t) => states.get(t.stateId) ?? null);
    }
    return name.startsWith("ticket_attribute.") ? attributeField(store, name.slice(17)) : undefined;
  };
