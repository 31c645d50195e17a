import "server-only";
import type {
  TicketTypeAttribute as IntercomAttribute,
  TicketType as IntercomTicketType,
} from "@/lib/intercom/schema/ticket-type";
import { attributeLabel, descriptionAttribute, titleAttribute } from "@/lib/ticket/attributes";
import type { TicketAttributeType, TicketType, TicketTypeAttribute } from "@/lib/ticket/model";

const types: readonly TicketAttributeType[] = [
  "string",
  "list",
  "integer",
  "decimal",
  "boolean",
  "datetime",
  "files",
];

const mapAttribute = (attribute: IntercomAttribute, index: number): TicketTypeAttribute => ({
  id: attribute.id,
  name: attribute.name,
  label: attributeLabel(attribute.name),
  description: attribute.description || null,
  type: types.find((type) => type === attribute.data_type) ?? "unknown",
  multiline: attribute.name === descriptionAttribute || (attribute.input_options?.multiline ?? false),
  items: (attribute.input_options?.list_items ?? []).map(({ id, name }) => ({ id, name: name || id })),
  required: attribute.required_to_create,
  ...(attribute.visible_on_create || attribute.required_to_create ? {} : { hiddenOnCreate: true }),
  order: attribute.order ?? index,
});

/** Title and description first, then in the order of the workspace; archived fields take no values any more. */
const placeOf = (attribute: TicketTypeAttribute): number => {
  if (attribute.name === titleAttribute) return -2;
  return attribute.name === descriptionAttribute ? -1 : attribute.order;
};

export const mapTicketType = (type: IntercomTicketType): TicketType => ({
  id: type.id,
  name: type.name || `Ticket type ${type.id}`,
  description: type.description || null,
  icon: type.icon || null,
  category: type.category ?? "",
  attributes: type.ticket_type_attributes
    .filter((attribute) => !attribute.archived)
    .map(mapAttribute)
    .toSorted((a, b) => placeOf(a) - placeOf(b)),
});
