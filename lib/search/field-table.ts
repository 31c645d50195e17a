import { type Field, fields, operatorsOf, valueKindsOf } from "./fields";
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
  if (row.choices.length > 0) return row.choices.join(", ") + (row.openChoices ? " …" : "");
  const kinds = new Set(operatorsOf(row).flatMap((operator) => valueKindsOf(row, operator)));
  if (row.type === "reference") kinds.delete("text");
  return [...kinds].map((kind) => kindWords[kind]).join(", ");
};

/** The table of fields of README.md, as Markdown; a test holds the file to it. */
export const fieldTable = (): string =>
  [
    "| field | also | Intercom's field | what it is | values | operators |",
    "| --- | --- | --- | --- | --- | --- |",
    ...fields.map((row) => {
      const api = row.api ?? "source.author.name, source.author.email";
      const operators = operatorsOf(row).map((operator) => signs[operator]);
      const cells = [
        `\`${row.name}\``,
        row.aliases.join(", "),
        api,
        row.label,
        valuesOf(row),
        operators.join(" "),
      ];
      return `| ${cells.join(" | ")} |`;
    }),
  ].join("\n");
