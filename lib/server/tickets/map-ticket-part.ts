import "server-only";
import type { EventFacts, Part } from "@/lib/conversation/model";
import type { TicketPart } from "@/lib/intercom/schema/part";
import { textAt } from "@/lib/server/conversations/map-event";
import { mapPart } from "@/lib/server/conversations/map-part";
import type { MediaLinks } from "@/lib/server/media/links";
import { attributeLabel } from "@/lib/ticket/attributes";
import type { TicketState } from "@/lib/ticket/model";

/** "waiting_on_customer" as people say it, where the workspace has no word of its own. */
export const spoken = (category: string): string => {
  const words = category.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Parts tell a state's category only: the workspace's own word for it counts where the type has one state of that category. */
const stateWord = (category: string, states: readonly TicketState[]): string => {
  const [only, ...others] = states.filter((state) => state.category === category);
  return only && others.length === 0 ? only.label : spoken(category);
};

/** Where Intercom has the label of a value as a list, its parts. */
const labelOf = (data: TicketPart["updated_attribute_data"]): string | null => {
  const value = data?.value;
  const label = typeof value === "object" && value !== null && "label" in value ? value.label : null;
  if (!Array.isArray(label)) return textAt(data, ["value", "label"]);
  return textAt(label.filter((one) => typeof one !== "object").join(", "), []);
};

const attributeFacts = (data: TicketPart["updated_attribute_data"]): EventFacts => {
  const attribute = textAt(data, ["attribute", "label"]);
  if (attribute === null) return {};
  const value = labelOf(data);
  return { attribute: attributeLabel(attribute), ...(value === null ? { cleared: true } : { value }) };
};

const stateFacts = (part: TicketPart, states: readonly TicketState[]): EventFacts => {
  const { ticket_state: now, previous_ticket_state: before } = part;
  if (!now) return {};
  const value = stateWord(now, states);
  return { value, ...(before && before !== now ? { previous: stateWord(before, states) } : {}) };
};

const factsOf = (part: TicketPart, states: readonly TicketState[]): EventFacts => {
  if (part.part_type.startsWith("ticket_state_updated")) return stateFacts(part, states);
  return part.part_type.startsWith("ticket_attribute_updated")
    ? attributeFacts(part.updated_attribute_data)
    : {};
};

/** A part of a ticket, with what it says of attribute and state where Intercom's tickets have that. */
export const mapTicketPart = (
  part: TicketPart,
  links: MediaLinks,
  ticketId: string,
  states: readonly TicketState[],
): Part => {
  const mapped = mapPart(part, links, `t${ticketId}`);
  const event = { ...mapped.event, ...factsOf(part, states) };
  return Object.keys(event).length === 0 ? mapped : { ...mapped, event };
};
