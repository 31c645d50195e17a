import * as z from "zod";

/*
 * Intercom adds fields and values without a new version, sends null where its description says an object, and mixes
 * numbers with strings for ids. The rule here: what a row cannot be shown without (its id, its times, its state) must
 * be right; everything beside it may be absent, null or, where `lenient` says so, wrong, and then reads as null.
 */

/** An id as a string. A number past 2^53 has already lost digits in JSON.parse, so it is refused rather than misread. */
export const idSchema = z.union([z.string().min(1).max(256), z.int().nonnegative()]).transform(String);

/** Nobody is written 0, "0", "" or null, by version and by endpoint. */
export const optionalIdSchema = z
  .union([z.string().max(256), z.int().nonnegative()])
  .nullish()
  .transform((value) => (value == null || value === "" || String(value) === "0" ? null : String(value)));

export const textSchema = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

export const numberSchema = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

/** Unix seconds. */
export const secondsSchema = z.int().nonnegative();

/** Unix seconds or null; 0 is how some endpoints write "never". */
export const optionalSecondsSchema = secondsSchema.nullish().transform((value) => value || null);

export const flagSchema = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** Keys are the workspace's own; values any JSON. `__proto__` is dropped by zod. */
export const attributesSchema = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {});

/** For what decorates a row: absent, null or unreadable all read as null, so that it never costs the row. */
export const lenient = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .transform((value) => value ?? null)
    .catch(null);
