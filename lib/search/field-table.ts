import type { Field } from "./field";
import { fields, operatorsOf, valueKindsOf } from "./fields";
import type { Operator, ValueKind } from "./model";

const signs: Record<Operator, string> = {
  is: "`:`",
  above: "`>`",
  below: "`<`",
  range: "`..`",
  contains: "`~`",
  starts: "`^`",
  ends: "`$`",
};

const kindWords: Record<ValueKind, string> = {
  text: "text",
  id: "id or name",
  me: "me",
  "my-teams": "my-teams",
  none: "none",
  number: "whole number",
  flag: "yes or no",
  span: "length of time",
  date: "day",
  day: "today, monday …",
};

const valuesOf = (row: Field): string => {
  const kinds = new Set(operatorsOf(row).flatMap((operator) => valueKindsOf(row, operator)));
  if (row.type === "reference") kinds.delete("text");
  if (row.choices.length > 0) {
    const more = [...(row.openChoices ? ["…"] : []), ...(kinds.has("none") ? ["none"] : [])];
    return [row.choices.join(", "), ...more].join(" ").replace(/ none$/, ", none");
  }
  return [...kinds].map((kind) => kindWords[kind]).join(", ");
};

const sourceWords = {
  admin: "teammates",
  team: "teams",
  tag: "tags",
  "ticket-type": "ticket types",
  member: "members",
} as const;

const headings = [
  "field",
  "also",
  "Intercom's field",
  "what it is",
  "values",
  "from",
  "unit",
  "operators",
  "since",
];

const apiOf = (row: Field): string => {
  if (row.api !== null) return row.api;
  return row.searched === "here" ? "–" : "source.author.name, source.author.email";
};

/** A table of the registry's fields for README.md, as Markdown; a test holds the file to it. */
export const fieldTable = (searched: Field["searched"]): string =>
  [
    `| ${headings.join(" | ")} |`,
    `|${" --- |".repeat(headings.length)}`,
    ...fields
      .filter((row) => row.searched === searched)
      .map((row) => {
        const cells = [
          `\`${row.name}\``,
          row.aliases.join(", "),
          apiOf(row),
          row.label,
          valuesOf(row),
          row.source === null ? (row.choices.length > 0 ? "list" : "typed") : sourceWords[row.source],
          row.unit ?? "",
          operatorsOf(row)
            .map((operator) => signs[operator])
            .join(" "),
          row.since ?? "",
        ];
        return `| ${cells.join(" | ")} |`;
      }),
  ].join("\n");
