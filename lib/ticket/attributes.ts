import type { FieldProblem } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import type { TicketAttributeValue, TicketType, TicketTypeAttribute } from "./model";

/** What Intercom calls the two fields that every ticket type has. */
export const titleAttribute = "_default_title_";
export const descriptionAttribute = "_default_description_";

/** The two that every type has carry Intercom's inner names; people know them by these. */
export const attributeLabel = (name: string): string => {
  if (name === titleAttribute) return "Title";
  return name === descriptionAttribute ? "Description" : name;
};

type Checked = Result<TicketAttributeValue | undefined, string>;

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** As people type it: digits with a point or a comma before the fraction, and nothing that only programs read as a number. */
const typedNumber = (text: string): number =>
  /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;

const checkNumber = (value: unknown, whole: boolean): Checked => {
  const text = String(value).trim();
  // One thousand to some and one to others: a wrong guess would be kept in silence.
  if (typeof value === "string" && /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) {
    return err(`Write ${text.replace(",", "")} or ${text.replace(",", ".")}: a comma can mean either.`);
  }
  const number = typeof value === "number" ? value : typedNumber(text);
  if (!Number.isFinite(number)) return err("Enter a number.");
  if (whole && !Number.isSafeInteger(number)) return err("Enter a whole number.");
  return ok(number);
};

const checkList = (value: unknown, attribute: TicketTypeAttribute): Checked => {
  const chosen = String(value);
  const known = attribute.items.some((item) => item.id === chosen);
  return known ? ok(chosen) : err(`Choose one of: ${attribute.items.map((item) => item.name).join(", ")}.`);
};

const checkBoolean = (value: unknown): Checked => {
  if (value === true || value === "true") return ok(true);
  if (value === false || value === "false") return ok(false);
  return err("Choose yes or no.");
};

/** Dates go out as ISO 8601 in UTC. */
const checkDate = (value: unknown): Checked => {
  const time = Date.parse(String(value));
  return Number.isNaN(time) ? err("Enter a date and a time.") : ok(new Date(time).toISOString());
};

/** Files are given by address: Intercom fetches them. One address a line, or a list. */
const checkFiles = (value: unknown): Checked => {
  const lines = (Array.isArray(value) ? value.map(String) : String(value).split(/\s+/)).filter(
    (line) => line !== "",
  );
  const wrong = lines.find((line) => !/^https:\/\/[^\s]+$/.test(line));
  if (wrong !== undefined) return err("Enter addresses that start with https://, one a line.");
  if (lines.length > 10) return err("At most 10 files.");
  return ok(lines);
};

/** One value as it was typed, in the form that Intercom takes; undefined where nothing was filled in. */
export const checkAttribute = (attribute: TicketTypeAttribute, value: unknown): Checked => {
  if (isBlank(value) || (Array.isArray(value) && value.length === 0)) {
    return attribute.required ? err(`${attribute.label} is required.`) : ok(undefined);
  }
  switch (attribute.type) {
    case "integer":
      return checkNumber(value, true);
    case "decimal":
      return checkNumber(value, false);
    case "boolean":
      return checkBoolean(value);
    case "list":
      return checkList(value, attribute);
    case "datetime":
      return checkDate(value);
    case "files":
      return checkFiles(value);
    case "string":
    case "unknown":
      return ok(String(value));
  }
};

/**
 * Checks what was filled in for a ticket type: required ones present, list values by item id, numbers, yes/no and dates in
 * the form that Intercom takes. Values may come as typed (strings) or as values. Blank optional ones are left out.
 * Problems have `path` = `attributes.<name>`.
 */
export const checkTicketAttributes = (
  type: TicketType,
  values: Readonly<Record<string, unknown>>,
): Result<Record<string, TicketAttributeValue>, FieldProblem[]> => {
  const problems: FieldProblem[] = [];
  const attributes: Record<string, TicketAttributeValue> = {};
  const known = new Set(type.attributes.map((attribute) => attribute.name));
  for (const name of Object.keys(values)) {
    if (!known.has(name)) {
      problems.push({ path: `attributes.${name}`, message: `${type.name} has no field called “${name}”.` });
    }
  }
  for (const attribute of type.attributes) {
    const checked = checkAttribute(
      attribute,
      Object.hasOwn(values, attribute.name) ? values[attribute.name] : undefined,
    );
    if (!checked.ok) problems.push({ path: `attributes.${attribute.name}`, message: checked.error });
    else if (checked.value !== undefined) attributes[attribute.name] = checked.value;
  }
  return problems.length > 0 ? err(problems) : ok(attributes);
};
