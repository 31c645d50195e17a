import * as z from "zod";
import { nestedList } from "./lists";
import { pageSchema } from "./pages";
import {
  attributesSchema,
  flagSchema,
  idSchema,
  lenient,
  optionalIdSchema,
  optionalSecondsSchema,
  textSchema,
} from "./primitives";
import { tagRefSchema } from "./tag";

const locationSchema = z.object({ country: textSchema, region: textSchema, city: textSchema });

const socialProfileSchema = z.object({ name: textSchema, url: z.string() });

const avatarSchema = z
  .union([z.string(), z.object({ image_url: z.string().nullish() }).transform((avatar) => avatar.image_url)])
  .nullish()
  .transform((value) => value ?? null)
  .catch(null);

/** `tags` and `companies` hold at most ten references; the whole lists have endpoints of their own. */
export const contactSchema = z.object({
  id: idSchema,
  external_id: lenient(z.string()),
  role: textSchema,
  name: textSchema,
  email: textSchema,
  phone: textSchema,
  owner_id: optionalIdSchema.catch(null),
  avatar: avatarSchema,
  has_hard_bounced: flagSchema,
  marked_email_as_spam: flagSchema,
  unsubscribed_from_emails: flagSchema,
  created_at: optionalSecondsSchema,
  updated_at: optionalSecondsSchema,
  signed_up_at: lenient(optionalSecondsSchema),
  last_seen_at: lenient(optionalSecondsSchema),
  last_replied_at: lenient(optionalSecondsSchema),
  last_contacted_at: lenient(optionalSecondsSchema),
  language_override: lenient(z.string()),
  browser: lenient(z.string()),
  browser_language: lenient(z.string()),
  os: lenient(z.string()),
  location: lenient(locationSchema),
  social_profiles: nestedList(socialProfileSchema, "data"),
  custom_attributes: attributesSchema,
  tags: nestedList(tagRefSchema, "data", "tags"),
  companies: nestedList(z.object({ id: idSchema, name: lenient(z.string()) }), "data", "companies"),
});
export type Contact = z.infer<typeof contactSchema>;

export const contactListSchema = pageSchema(contactSchema, "data", "contacts");
