import { invalid } from "../errors";
import type { Json } from "../json";
import type { DemoTicketType, DemoTicketTypeAttribute, DemoValue } from "../model";
import type { OperationContext } from "../operation";
import { filesValue } from "./ticket-files";

const wrong = (attribute: DemoTicketTypeAttribute, expected: string) =>
  invalid(`Ticket attribute '${attribute.name}' must be ${expected}`, attribute.name);

const listValue = (attribute: DemoTicketTypeAttribute, value: unknown): string => {
  const id = typeof value === "number" ? String(value) : value;
  const item = attribute.listItems.find((entry) => entry.id === id);
  if (item === undefined) throw wrong(attribute, "the id of one of its list items");
  return item.id;
};

const numberValue = (attribute: DemoTicketTypeAttribute, value: unknown): number => {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) throw wrong(attribute, "a number");
  if (attribute.dataType !== "decimal" && !Number.isInteger(number)) throw wrong(attribute, "an integer");
  return number;
};

/** assumed: datetimes are unix seconds; a text that Date reads is taken too. */
const timeValue = (attribute: DemoTicketTypeAttribute, value: unknown): number => {
  if (typeof value === "string" && !/^\d+$/.test(value)) {
    const parsed = Date.parse(value);
    if (Number.isNaN(parsed)) throw wrong(attribute, "a time");
    return Math.floor(parsed / 1000);
  }
  return numberValue(attribute, value);
};

const checked = (
  context: OperationContext,
  attribute: DemoTicketTypeAttribute,
  value: unknown,
): DemoValue => {
  switch (attribute.dataType) {
    case "list":
      return listValue(attribute, value);
    case "integer":
    case "decimal":
      return numberValue(attribute, value);
    case "datetime":
      return timeValue(attribute, value);
    case "boolean":
      if (typeof value !== "boolean") throw wrong(attribute, "a boolean");
      return value;
    case "files":
      return filesValue(context, attribute, value);
    default:
      if (typeof value !== "string") throw wrong(attribute, "a string");
      return value;
  }
};

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/**
 * The attributes of a ticket from what a caller sent. `creating` also asks for those that are required to create one.
 * assumed: an unknown name, a missing required one and a wrong value are all 400 `parameter_invalid` that name the attribute.
 */
export const ticketAttributesOf = (
  context: OperationContext,
  type: DemoTicketType,
  given: Json,
  creating: boolean,
): Record<string, DemoValue> => {
  const out: Record<string, DemoValue> = {};
  const known = type.attributes.filter((attribute) => !attribute.archived);
  for (const [name, value] of Object.entries(given)) {
    const attribute = known.find((entry) => entry.name === name);
    if (attribute === undefined)
      throw invalid(`Ticket attribute '${name}' does not exist on this ticket type`, name);
    out[name] = isBlank(value) ? null : checked(context, attribute, value);
  }
  if (!creating) return out;
  for (const attribute of known) {
    if (attribute.requiredToCreate && isBlank(out[attribute.name]))
      throw invalid(`Ticket attribute '${attribute.name}' is required`, attribute.name);
    out[attribute.name] ??= null;
  }
  return out;
};
