import "server-only";
import { storableText } from "@/lib/core/text";

/** PostgreSQL's JSON takes no NUL and no half letters; whatever else somebody wrote, or Intercom quoted, stays as it was. */
export const storable = (value: unknown): unknown => {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  return typeof value === "object" && value !== null ? storableRecord(value) : value;
};

export const storableRecord = (record: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([name, item]) => [storableText(name), storable(item)]));
