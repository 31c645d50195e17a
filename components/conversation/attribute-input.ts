import type { AttributeKind } from "@/lib/api/workspace";
import type { AttributeValue } from "@/lib/conversation/model";
import { err, ok, type Result } from "@/lib/core/result";
import { checkAttribute } from "@/lib/ticket/attributes";
import type { TicketAttributeType, TicketTypeAttribute } from "@/lib/ticket/model";
import { momentOf } from "./attribute-words";

/** What stands in an editor: text, or for what holds several values the list of them. */
export type AttributeDraft = string | readonly string[];

/** How an attribute is edited; null where it is not, and only shown. */
export type AttributeEditing = "field" | "several" | null;

const types: Readonly<Record<string, TicketAttributeType>> = {
  string: "string",
  integer: "integer",
  float: "decimal",
  decimal: "decimal",
  boolean: "boolean",
  date: "datetime",
  datetime: "datetime",
  options: "list",
  list: "list",
};

const typeOf = (kind: AttributeKind): TicketAttributeType =>
  kind.options.length > 0 ? "list" : (types[kind.type] ?? "unknown");

/** By the attribute's type; a list that holds several values is edited as several, by whichever way they came. */
export const editingOf = (kind: AttributeKind, value: AttributeValue): AttributeEditing => {
  if (!kind.writable) return null;
  if (kind.type === "relationship" || Array.isArray(value)) return "several";
  return typeOf(kind) === "unknown" ? null : "field";
};

const two = (number: number): string => String(number).padStart(2, "0");

/** As a field for date and time takes it, in the reader's own time. */
const localTime = (at: number): string => {
  const date = new Date(at * 1000);
  const day = `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

const isSeveral = (value: AttributeValue): value is readonly string[] => Array.isArray(value);

/** What the editor begins with. */
export const draftOf = (kind: AttributeKind, value: AttributeValue): AttributeDraft => {
  if (editingOf(kind, value) === "several") {
    if (isSeveral(value)) return value;
    return value === null || value === "" ? [] : [String(value)];
  }
  if (value === null) return "";
  const at = typeOf(kind) === "datetime" ? momentOf(value) : null;
  return at === null ? String(value) : localTime(at);
};

/** As the shared editor takes it; a chosen value that is no longer offered stays in the list. */
export const fieldFor = (kind: AttributeKind, value: AttributeValue): TicketTypeAttribute => {
  const items = kind.options.map((option) => ({ id: option, name: option }));
  const isGone = typeof value === "string" && value !== "" && !kind.options.includes(value);
  return {
    id: kind.name,
    name: kind.name,
    label: kind.label,
    description: kind.description,
    type: typeOf(kind),
    multiline: kind.multiline,
    items: isGone ? [...items, { id: value, name: `${value} (no longer offered)` }] : items,
    // An empty one is how a value is taken away; what closing requires is looked at on closing.
    required: false,
    order: 0,
  };
};

const longest = 10_000;

/** What Intercom is to get for what was typed: null takes the value away. The error says what is wrong with it. */
export const typedValue = (
  kind: AttributeKind,
  before: AttributeValue,
  draft: AttributeDraft,
): Result<AttributeValue, string> => {
  if (typeof draft !== "string") {
    const values = draft.map((one) => one.trim()).filter((one) => one !== "");
    if (kind.reference !== null && !kind.reference.many && values.length > 1)
      return err("This attribute refers to one only.");
    return ok(values.length === 0 ? null : [...new Set(values)]);
  }
  if (draft.length > longest) return err(`At most ${longest} characters fit.`);
  const field = fieldFor(kind, before);
  if (field.type === "string") return ok(draft.trim() === "" ? null : draft);
  const checked = checkAttribute(field, draft);
  if (!checked.ok) return checked;
  if (checked.value === undefined) return ok(null);
  if (field.type !== "datetime") return ok(checked.value);
  return ok(Math.floor(Date.parse(String(checked.value)) / 1000));
};

export const sameValue = (a: AttributeValue, b: AttributeValue): boolean =>
  JSON.stringify(a === "" ? null : a) === JSON.stringify(b === "" ? null : b);
