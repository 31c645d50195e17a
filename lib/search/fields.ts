import { attributeNameOf, untypedAttribute } from "./attributes";
import { conversationFields } from "./conversation-fields";
import type { Field, FieldType } from "./field";
import { hereFields } from "./here-fields";
import type { Operator, ValueKind } from "./model";
import { byName, type Registry } from "./registry";
import { ticketAttributeField, ticketFields } from "./ticket-fields";

/** The registry; attributes of conversations (`attr.NAME`) and of tickets (`ticket.attr.ID`) come on top, by name. */
export const fields: readonly Field[] = [...conversationFields, ...hereFields, ...ticketFields];

const known = byName(fields);

/** By short name or alias, in any case. */
export const fieldOf = (name: string): Field | undefined => {
  const lower = name.toLowerCase();
  const row = known.get(lower);
  if (row) return row;
  const attribute = attributeNameOf(name);
  if (attribute !== null) return untypedAttribute(attribute);
  return ticketAttributeField(lower) ?? undefined;
};

/** Of the queue. */
export const conversations: Registry = { fields, fieldOf, words: "body" };

const operatorTable: Record<FieldType, readonly Operator[]> = {
  text: ["is", "contains", "starts", "ends"],
  identifier: ["is"],
  words: ["is", "contains"],
  person: ["is", "contains", "starts", "ends"],
  choice: ["is"],
  reference: ["is"],
  flag: ["is"],
  number: ["is", "above", "below", "range"],
  duration: ["is", "above", "below", "range"],
  date: ["is", "above", "below", "range"],
  attribute: ["is", "above", "below", "range", "contains", "starts", "ends"],
};

export const operatorsOf = (row: Field): readonly Operator[] => operatorTable[row.type];

const valueTable: Record<FieldType, readonly ValueKind[]> = {
  text: ["text"],
  identifier: ["text"],
  words: ["text"],
  person: ["text"],
  choice: ["text"],
  reference: ["id", "text"],
  flag: ["flag"],
  number: ["number"],
  duration: ["span"],
  date: ["span", "date", "day"],
  attribute: ["text", "number", "flag", "date", "day"],
};

const compares: readonly Operator[] = ["above", "below", "range"];

/** The kinds of value that `row` takes with `operator`. A length of time alone (`created:7d`) says neither older nor younger. */
export const valueKindsOf = (row: Field, operator: Operator): readonly ValueKind[] => {
  if (row.type === "attribute" && compares.includes(operator)) return ["number", "span", "date", "day"];
  if (row.type === "attribute" && operator !== "is") return ["text"];
  if (operator !== "is") return valueTable[row.type];
  const kinds = valueTable[row.type].filter((kind) => !(row.type === "date" && kind === "span"));
  return [
    ...kinds,
    ...(row.source === "admin" || row.source === "member" ? (["me"] as const) : []),
    ...(row.source === "team" ? (["my-teams"] as const) : []),
    ...(row.unset === "never" ? [] : (["none"] as const)),
  ];
};
