import * as z from "zod";
import { actorRefSchema, authorSchema } from "./actor";
import { attachmentSchema } from "./attachment";
import { arrayUnder, nestedList, readItems, type Unreadable } from "./lists";
import { attributesSchema, flagSchema, idSchema, lenient, secondsSchema, textSchema } from "./primitives";
import { tagSchema } from "./tag";

const partShape = {
  id: idSchema,
  part_type: z.string(),
  body: textSchema,
  created_at: secondsSchema,
  updated_at: lenient(secondsSchema),
  notified_at: lenient(secondsSchema),
  author: lenient(authorSchema),
  assigned_to: lenient(actorRefSchema),
  attachments: nestedList(attachmentSchema, "attachments"),
  external_id: lenient(z.string()),
  redacted: flagSchema,
  state: lenient(z.string()),
  tags: nestedList(tagSchema, "tags"),
  event_details: lenient(attributesSchema),
  app_package_code: lenient(z.string()),
  metadata: lenient(attributesSchema),
};

/**
 * One entry of a conversation's history. `part_type` is an open set. `assigned_to` is null when the part changed no
 * assignment, and `{ type: "nobody_admin", id: null }` when it took it away. `event_details` and `metadata` differ by
 * part type and are kept as they came.
 */
export const partSchema = z.object(partShape);
export type Part = z.infer<typeof partSchema>;

export const ticketPartSchema = z.object({
  ...partShape,
  ticket_state: lenient(z.string()),
  previous_ticket_state: lenient(z.string()),
  updated_attribute_data: lenient(attributesSchema),
});
export type TicketPart = z.infer<typeof ticketPartSchema>;

/** Intercom returns at most the 500 newest parts; `total_count` tells how many there are. */
export type Parts<T> = {
  readonly items: readonly T[];
  readonly unreadable: readonly Unreadable[];
  readonly total_count: number;
};

const countSchema = z.object({ total_count: z.int().nonnegative() });

/** Null where the answer carries no parts at all, as in lists. */
export const partsOf = <T>(item: z.ZodType<T>, ...keys: readonly string[]) =>
  z
    .unknown()
    .optional()
    .transform((value): Parts<T> | null => {
      const values = arrayUnder(value, keys);
      if (values === undefined) return null;
      const counted = countSchema.safeParse(value);
      return {
        ...readItems(item, values),
        total_count: counted.success ? counted.data.total_count : values.length,
      };
    });
