import * as z from "zod";
import { pageSchema } from "./pages";
import { flagSchema, idSchema, lenient, textSchema } from "./primitives";

/** A plain address in lists, an object in /me. */
const avatarSchema = z
  .union([z.string(), z.object({ image_url: z.string().nullish() }).transform((avatar) => avatar.image_url)])
  .nullish()
  .transform((value) => value ?? null)
  .catch(null);

const idListSchema = z
  .array(idSchema)
  .nullish()
  .transform((value) => value ?? [])
  .catch([]);

const adminShape = {
  id: idSchema,
  type: textSchema,
  name: textSchema,
  email: textSchema,
  job_title: lenient(z.string()),
  away_mode_enabled: flagSchema,
  away_mode_reassign: flagSchema,
  has_inbox_seat: flagSchema,
  team_ids: idListSchema,
  avatar: avatarSchema,
};

export const adminSchema = z.object(adminShape);
export type Admin = z.infer<typeof adminSchema>;

export const adminListSchema = pageSchema(adminSchema, "admins", "data");

const appSchema = z.object({
  id_code: z.string(),
  name: textSchema,
  region: lenient(z.string()),
  timezone: lenient(z.string()),
  created_at: lenient(z.number()),
});

/** Who the access token belongs to, and the workspace. `app.region` is US, EU or AU. */
export const meSchema = z.object({ ...adminShape, email_verified: flagSchema, app: lenient(appSchema) });
export type Me = z.infer<typeof meSchema>;
