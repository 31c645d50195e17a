import { type Field, type FieldType, field } from "./field";

/** Fields of Intercom's search of tickets, as `ticket.…`: a query that names one lists the conversations of the tickets that match. */
const row = (
  name: string,
  api: string,
  label: string,
  type: FieldType,
  extra: Parameters<typeof field>[4] = {},
): Field =>
  field(`ticket.${name}`, api, `Ticket's ${label}`, type, { searched: "tickets", held: false, ...extra });

export const ticketFields: readonly Field[] = [
  row("id", "id", "id", "identifier"),
  row("title", "title", "title", "text", { hint: "~ for a part of it" }),
  row("description", "description", "description", "text", { hint: "~ for a part of it" }),
  row("state", "state", "state", "choice", {
    choices: ["submitted", "in_progress", "waiting_on_customer", "resolved"],
    openChoices: true,
  }),
  // Search says `request`, `task` and `tracker` where the ticket says Customer, Back-office and Tracker.
  row("category", "category", "category", "choice", { choices: ["request", "task", "tracker"] }),
  row("type", "ticket_type_id", "type", "reference", { source: "ticket-type", hint: "a ticket type" }),
  row("assignee", "admin_assignee_id", "assignee", "reference", {
    source: "admin",
    unset: "assignee",
    hint: "a teammate, me or none",
  }),
  row("team", "team_assignee_id", "team", "reference", {
    source: "team",
    unset: "assignee",
    hint: "a team, my-teams or none",
  }),
  row("teammate", "teammate_ids", "teammate taking part", "reference", { source: "admin" }),
  row("contact", "contact_ids", "contact (id)", "identifier"),
  row("open", "open", "openness", "flag", { hint: "yes or no" }),
  row("created", "created_at", "creation", "date", { hint: "how long ago or a day" }),
  row("updated", "updated_at", "latest change", "date", { hint: "how long ago or a day" }),
  row("snoozed", "snoozed_until", "snooze", "date", {
    direction: "future",
    unset: "null",
    hint: "how long from now or a day",
  }),
];

const attributeName = /^ticket\.attr\.(\d{1,20})$/;

/** `ticket.attr.12345`, by the id of an attribute of a ticket type; null for any other name. */
export const ticketAttributeField = (name: string): Field | null => {
  const id = attributeName.exec(name)?.[1];
  return id === undefined
    ? null
    : row(`attr.${id}`, `ticket_attribute.${id}`, `attribute ${id}`, "attribute");
};
