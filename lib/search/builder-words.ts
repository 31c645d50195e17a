import type { Row } from "./builder";
import { fieldOf } from "./fields";
import { type SentenceOptions, valuesInWords } from "./sentence";
import { wayOf } from "./ways";

/** A row in its own words: “Subject contains “x””, “Waiting longer than 2 hours”; its field alone while it has no value. */
export const describeRow = (row: Row, options: SentenceOptions): string => {
  const field = fieldOf(row.field);
  const way = field && wayOf(field, row);
  if (!field || !way || row.values.length === 0) return field?.label ?? row.field;
  const { values, operator } = row;
  const how = values.length > 1 ? way.manyWords : way.words;
  const what = valuesInWords({ kind: "term", field: row.field, operator, values }, options);
  return [field.label, how, way.entry === "unset" ? "" : what, way.after].filter(Boolean).join(" ");
};
