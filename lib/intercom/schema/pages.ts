import * as z from "zod";
import { arrayUnder, type Readable, readItems } from "./lists";
import { lenient } from "./primitives";

/** A page of a list. `next_cursor` is opaque and null on the last page; `total_count` is null where Intercom gives none. */
export type Page<T> = Readable<T> & {
  readonly total_count: number | null;
  readonly next_cursor: string | null;
};

const cursorSchema = z
  .object({ next: z.object({ starting_after: z.string().min(1) }) })
  .transform((pages) => pages.next.starting_after)
  .catch("");

const envelopeSchema = z.object({
  total_count: lenient(z.int().nonnegative()),
  pages: z.unknown().optional(),
});

/**
 * A list answer with its items under one of `keys`. Without any of them the answer is no list at all and is refused; a
 * page number or a URL as `next` (older lists) is no cursor and reads as the last page.
 */
export const pageSchema = <T>(item: z.ZodType<T>, ...keys: readonly string[]) =>
  z.record(z.string(), z.unknown()).transform((value, ctx): Page<T> => {
    const values = arrayUnder(value, keys);
    if (values === undefined) {
      ctx.addIssue({ code: "custom", message: `no list under ${keys.join(" or ")}` });
      return z.NEVER;
    }
    const envelope = envelopeSchema.parse(value);
    const cursor = cursorSchema.parse(envelope.pages);
    return {
      ...readItems(item, values),
      total_count: envelope.total_count,
      next_cursor: cursor === "" ? null : cursor,
    };
  });
