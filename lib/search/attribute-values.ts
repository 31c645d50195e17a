import { type AttributeDefinition, attributeNameOf } from "./attributes";
import type { Term, Value } from "./model";
import { nearest } from "./nearest";

/** What is wrong with a term about an attribute. `value` is the index of the value at fault; without it the name is. */
export type AttributeFault = { readonly message: string; readonly value?: number; readonly instead?: string };

type Resolved = { readonly term: Term; readonly faults: readonly AttributeFault[] };

const fold = (text: string): string => text.normalize("NFC").trim().toLowerCase();

const definitionOf = (
  name: string,
  definitions: readonly AttributeDefinition[],
): AttributeDefinition | undefined => {
  const wanted = fold(name);
  return (
    definitions.find((one) => one.name === name) ??
    definitions.find((one) => fold(one.name) === wanted) ??
    definitions.find((one) => fold(one.label) === wanted)
  );
};

/** The term with the attribute's name, and the words of its list, as the workspace writes them; or what is wrong with it. */
export const resolveAttribute = (term: Term, definitions: readonly AttributeDefinition[]): Resolved => {
  const name = attributeNameOf(term.field) ?? "";
  const definition = definitionOf(name, definitions);
  if (!definition) return { term, faults: [unknown(name, definitions)] };
  const faults: AttributeFault[] = [];
  const values = term.values.map((value, index): Value => {
    const checked = checkedValue(term, value, definition);
    if (!("message" in checked)) return checked;
    faults.push({ ...checked, value: index });
    return value;
  });
  return { term: { ...term, field: `attr.${definition.name}`, values }, faults };
};

const unknown = (name: string, definitions: readonly AttributeDefinition[]): AttributeFault => {
  const message = `Conversations have no attribute “${name}”.`;
  const [near] = nearest(
    name,
    definitions.map((one) => one.name),
  );
  return near === undefined ? { message } : { message: `${message} Did you mean “${near}”?`, instead: near };
};

const openOperators: readonly Term["operator"][] = ["contains", "starts", "ends"];

const checkedValue = (
  term: Term,
  value: Value,
  { label, type, options }: AttributeDefinition,
): Value | AttributeFault => {
  if (value.kind === "none" || openOperators.includes(term.operator)) return value;
  switch (type) {
    case "integer":
    case "float":
    case "decimal":
      return value.kind === "number" ? value : { message: `${label} is a number.` };
    case "boolean":
      return value.kind === "flag" ? value : { message: `${label} is yes or no.`, instead: "yes" };
    case "date":
    case "datetime":
      return value.kind === "date" || value.kind === "day" || value.kind === "span"
        ? value
        : {
            message: `${label} is a date: a day such as 2026-11-01 or today, or with > or < a length of time.`,
          };
    case "options":
    case "list":
      return term.operator === "is" ? oneOf(value, label, options) : { message: `${label} is no number.` };
    default:
      if (term.operator === "is" && options.length > 0) return oneOf(value, label, options);
      return term.operator === "is" ? value : { message: `${label} is text: it is searched with ~, ^ or $.` };
  }
};

const written = (value: Value): string => {
  if (value.kind === "text") return value.text;
  if (value.kind === "number") return String(value.value);
  if (value.kind === "flag") return value.value ? "yes" : "no";
  if (value.kind === "day") return value.name;
  return value.kind === "date" ? value.date : "";
};

const oneOf = (value: Value, label: string, options: readonly string[]): Value | AttributeFault => {
  const text = written(value);
  const known = options.find((option) => fold(option) === fold(text));
  if (known !== undefined) return value.kind === "text" ? { kind: "text", text: known } : value;
  if (options.length === 0) return value;
  const [near] = nearest(text, options);
  const message = `${label} is one of ${options.slice(0, 8).join(", ")}${options.length > 8 ? " …" : ""}, not “${text}”.`;
  return near === undefined ? { message } : { message, instead: near };
};
