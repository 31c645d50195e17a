import * as z from "zod";
import type { Description } from "./description";

const schemaSchema = z.looseObject({
  $ref: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const at = (document: unknown, ref: string): unknown =>
  ref
    .replace(/^#\//, "")
    .split("/")
    .map((word) => word.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((here, word) => (isRecord(here) ? here[word] : undefined), document);

const deepest = 8;

/** Every field that a schema names at its top, in whichever of its shapes. */
export const describedFields = (
  { document }: Pick<Description, "document">,
  schema: unknown,
  depth = 0,
): ReadonlySet<string> => {
  const parsed = schemaSchema.safeParse(schema);
  if (!parsed.success || depth > deepest) return new Set();
  const { $ref, properties = {}, allOf = [], oneOf = [], anyOf = [] } = parsed.data;
  const inner = [...allOf, ...oneOf, ...anyOf, ...($ref === undefined ? [] : [at(document, $ref)])];
  return new Set([
    ...Object.keys(properties),
    ...inner.flatMap((one) => [...describedFields({ document }, one, depth + 1)]),
  ]);
};
