import "server-only";
import type { AttributeValue } from "@/lib/conversation/model";

const plain = (value: unknown): AttributeValue => {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) {
    return value.map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item)));
  }
  return JSON.stringify(value);
};

/** Values of the workspace's own attributes. Objects (files, references) are shown as the JSON that they are. */
export const mapAttributes = (
  attributes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, AttributeValue>> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(value)]));
