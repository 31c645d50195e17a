import * as z from "zod";
import { flagSchema, idSchema, lenient, optionalIdSchema, textSchema } from "./primitives";

/** Somebody or something that acts: admin, bot, team, user, lead, contact, nobody_admin and whatever comes next. */
export const actorRefSchema = z.object({ type: textSchema, id: optionalIdSchema });
export type ActorRef = z.infer<typeof actorRefSchema>;

/** Bots and deleted people come with an empty or null e-mail address. */
export const authorSchema = z.object({
  type: textSchema,
  id: optionalIdSchema,
  name: textSchema,
  email: textSchema,
  from_ai_agent: flagSchema,
  is_ai_answer: flagSchema,
});
export type Author = z.infer<typeof authorSchema>;

export const contactRefSchema = z.object({
  id: idSchema,
  type: textSchema,
  external_id: lenient(z.string()),
});
export type ContactRef = z.infer<typeof contactRefSchema>;
