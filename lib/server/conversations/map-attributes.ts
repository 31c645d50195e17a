import "server-only";
import * as z from "zod";
import type { AttributeValue } from "@/lib/conversation/model";
import { idSchema } from "@/lib/intercom/schema/primitives";

/** Objects that an attribute refers to: whole in what Intercom answers, by their ids in what it takes. */
const referencesSchema = z.object({
  type: z.string(),
  instances: z.array(
    z.object({
      id: idSchema,
      external_id: z.string().nullish().catch(null),
      custom_attributes: z.record(z.string(), z.unknown()).nullish().catch(null),
    }),
  ),
});

const plain = (value: unknown): AttributeValue => {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) {
    return value.map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item)));
  }
  const references = referencesSchema.safeParse(value);
  return references.success ? references.data.instances.map(({ id }) => id) : JSON.stringify(value);
};

/** Values of the workspace's own attributes. References are the ids of what they refer to; other objects (files) the JSON that they are. */
export const mapAttributes = (
  attributes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, AttributeValue>> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(value)]));

const namedBy = ["name", "title", "label"] as const;
const longestName = 120;

/** What to call the objects that attributes refer to, by their ids. */
export const referenceNames = (
  attributes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.values(attributes).flatMap((value) => {
      const references = referencesSchema.safeParse(value);
      if (!references.success) return [];
      return references.data.instances.flatMap(({ id, external_id, custom_attributes }) => {
        const own = namedBy.map((key) => custom_attributes?.[key]).find((one) => typeof one === "string");
        const name = own || external_id;
        return typeof name === "string" && name !== "" ? [[id, name.slice(0, longestName)] as const] : [];
      });
    }),
  );
