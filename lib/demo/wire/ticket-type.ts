import type { DemoTicketState, DemoTicketType, DemoTicketTypeAttribute } from "../model";
import type { WireContext } from "../operation";

/** assumed: `list_items` under this name; the official examples show no list attribute. */
const inputOptions = (attribute: DemoTicketTypeAttribute) => {
  if (attribute.dataType === "list")
    return {
      list_items: attribute.listItems.map(({ id, name }) => ({ id, name })),
      allow_multiple_values: false,
    };
  if (attribute.dataType === "string") return { multiline: attribute.multiline };
  return {};
};

const attributeWire = (context: WireContext, type: DemoTicketType, attribute: DemoTicketTypeAttribute) => ({
  type: "ticket_type_attribute",
  id: attribute.id,
  workspace_id: context.store.world.app.idCode,
  name: attribute.name,
  description: attribute.description,
  data_type: attribute.dataType,
  input_options: inputOptions(attribute),
  order: attribute.order,
  required_to_create: attribute.requiredToCreate,
  required_to_create_for_contacts: attribute.requiredToCreateForContacts,
  visible_on_create: attribute.visibleOnCreate,
  visible_to_contacts: attribute.visibleToContacts,
  default: attribute.isDefault,
  ticket_type_id: Number(type.id),
  archived: attribute.archived,
  created_at: attribute.createdAt,
  updated_at: attribute.updatedAt,
});

export const ticketStateWire = (state: DemoTicketState) => ({
  type: "ticket_state",
  id: state.id,
  category: state.category,
  internal_label: state.internalLabel,
  external_label: state.externalLabel,
});

const shortTypeWire = (type: DemoTicketType) => ({
  type: "ticket_type",
  id: type.id,
  name: type.name,
  description: type.description,
  icon: type.icon,
  archived: type.archived,
  is_internal: type.isInternal,
  category: type.category,
});

/** `data` as Intercom's examples have it, where its schema says `ticket_type_attributes`. */
export const ticketTypeWire = (context: WireContext, type: DemoTicketType) => ({
  ...shortTypeWire(type),
  workspace_id: context.store.world.app.idCode,
  created_at: type.createdAt,
  updated_at: type.updatedAt,
  ticket_type_attributes: {
    type: "list",
    data: type.attributes.map((attribute) => attributeWire(context, type, attribute)),
  },
  ...(context.version >= 12
    ? {
        ticket_states: {
          type: "list",
          data: context.store.world.ticketStates
            .filter((state) => state.ticketTypeIds.includes(type.id))
            .map(ticketStateWire),
        },
      }
    : {}),
});

/** An entry of `GET /ticket_states`: the state with the types that use it. */
export const ticketStateEntryWire = (context: WireContext, state: DemoTicketState) => ({
  ...ticketStateWire(state),
  archived: state.archived,
  ticket_types: {
    type: "list",
    data: context.store.world.ticketTypes
      .filter((type) => state.ticketTypeIds.includes(type.id))
      .map(shortTypeWire),
  },
});
