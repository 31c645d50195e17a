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
const momentOf = (value: AttributeValue): number | null => {
  const at = typeof value === "string" && !/^-?\d+$/.test(value) ? Date.parse(value) / 1000 : Number(value);
  return value !== null && typeof value !== "boolean" && Number.isFinite(at) && Math.abs(at) <= latest
    ? Math.floor(at)
    : null;
};

const wordsOf = (value: AttributeValue): string => {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return Array.isArray(value) ? value.join(", ") : String(value);
};

const labelOf = (name: string): string =>
  name.replaceAll("_", " ").replace(/^./u, (first) => first.toLocaleUpperCase("en"));

const isEmpty = (value: AttributeValue): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** The attributes that say something, by the names and types that the workspace gave them. */
export const attributeFacts = (
  attributes: Readonly<Record<string, AttributeValue>>,
  kinds: readonly AttributeKind[],
): readonly AttributeFact[] =>
  Object.entries(attributes)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => {
      const kind = kinds.find((one) => one.name === name);
      const at = kind && dateTypes.has(kind.type) ? momentOf(value) : null;
      return {
        name,
        label: labelOf(kind?.label ?? name),
        value: at === null ? { kind: "words", text: wordsOf(value) } : { kind: "moment", at },
      };
    });
