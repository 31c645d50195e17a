import "server-only";
import type { EventFact, EventFacts } from "@/lib/conversation/model";
import type { Part as IntercomPart } from "@/lib/intercom/schema/part";

const longest = 200;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The text at a path of objects; numbers count as text, and what is empty as nothing. */
export const textAt = (value: unknown, [name, ...rest]: readonly string[]): string | null => {
  if (name !== undefined)
    return isRecord(value) && Object.hasOwn(value, name) ? textAt(value[name], rest) : null;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return null;
  const text = String(value).trim();
  if (text === "") return null;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

/**
 * Where Intercom says it: `attribute` to `step` as its description has them from 2.13 on; the others are met in the wild, or
 * assumed, and cost nothing where they are not.
 */
const places: readonly (readonly [EventFact, ...(readonly string[])])[] = [
  ["attribute", "attribute.name"],
  ["value", "value.name"],
  ["previous", "value.previous"],
  ["workflow", "workflow.name"],
  ["action", "action.name"],
  ["result", "action.result", "event.result"],
  ["step", "event.type"],
  ["participant", "participant.name", "participant.email"],
  ["rating", "rating", "rating.rating"],
  ["remark", "remark"],
  ["sla", "sla.name", "sla.sla_name"],
  ["language", "language", "language.name"],
  ["guidance", "guidance.name"],
  ["company", "company.name"],
  ["conversation", "conversation.title", "conversation.id"],
];

/** What Intercom tells of an event beyond its type, as plain text; undefined when that is nothing. */
export const mapEvent = ({
  event_details: details,
  tags,
}: Pick<IntercomPart, "event_details" | "tags">): EventFacts | undefined => {
  const texts: Partial<Record<EventFact, string>> = {};
  for (const [fact, ...paths] of places) {
    const found = paths.map((path) => textAt(details, path.split("."))).find((text) => text !== null);
    if (found != null) texts[fact] = found;
  }
  const value = isRecord(details) ? details.value : null;
  const facts: EventFacts = {
    ...texts,
    ...(isRecord(value) && (value.name === "" || value.name === null) ? { cleared: true } : {}),
    ...(tags.length > 0 ? { tags: tags.map(({ name }) => name) } : {}),
  };
  return Object.keys(facts).length > 0 ? facts : undefined;
};
