import type { AttributeKind } from "@/lib/api/workspace";
import type { AttributeValue } from "@/lib/conversation/model";

/** What an attribute is called on the screen, and what it says: words, or a moment in unix seconds. */
export type AttributeFact = {
  readonly name: string;
  readonly label: string;
  readonly value:
    | { readonly kind: "words"; readonly text: string }
    | { readonly kind: "moment"; readonly at: number };
};

const dateTypes: ReadonlySet<string> = new Set(["date", "datetime"]);
/** The last second of the year 9999: more is milliseconds or nonsense, and shown as it came. */
const latest = 253_402_300_799;

/** Intercom gives dates as unix seconds, as a number or in letters; some imports leave ISO text. */
export const momentOf = (value: AttributeValue): number | null => {
  const at = typeof value === "string" && !/^-?\d+$/.test(value) ? Date.parse(value) / 1000 : Number(value);
  return value !== null && typeof value !== "boolean" && Number.isFinite(at) && Math.abs(at) <= latest
    ? Math.floor(at)
    : null;
};

/** `names` says what to call what an attribute refers to, by its id. */
const wordsOf = (value: AttributeValue, names: Readonly<Record<string, string>>): string => {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (!Array.isArray(value)) return String(value);
  return value.map((one) => (Object.hasOwn(names, one) ? names[one] : one)).join(", ");
};

export const labelOf = (name: string): string =>
  name.replaceAll("_", " ").replace(/^./u, (first) => first.toLocaleUpperCase("en"));

export const isEmpty = (value: AttributeValue): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

type Known = Pick<AttributeKind, "name" | "label" | "type">;
const nothing: Readonly<Record<string, string>> = {};

/** What one attribute says, by the name and type that the workspace gave it; undefined for one that it does not know. */
export const attributeFact = (
  name: string,
  value: AttributeValue,
  kind: Known | undefined,
  names = nothing,
): AttributeFact => {
  const at = kind && dateTypes.has(kind.type) ? momentOf(value) : null;
  return {
    name,
    label: labelOf(kind?.label ?? name),
    value: at === null ? { kind: "words", text: wordsOf(value, names) } : { kind: "moment", at },
  };
};

/** The attributes that say something, by the names and types that the workspace gave them. */
export const attributeFacts = (
  attributes: Readonly<Record<string, AttributeValue>>,
  kinds: readonly Known[],
): readonly AttributeFact[] =>
  Object.entries(attributes)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) =>
      attributeFact(
        name,
        value,
        kinds.find((one) => one.name === name),
      ),
    );
