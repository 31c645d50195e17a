import * as z from "zod/mini";
import { storableText } from "@/lib/core/text";
import { longestMessage, longestTagName } from "./limits";

const numericId = z.string().check(z.regex(/^\d{1,20}$/, "Not an id."));
/** What is shown, sent and stored must be the same text. */
const text = () => z.string().check(z.overwrite(storableText));
const message = text().check(
  z.refine((text) => text.trim().length > 0, { error: "Write something first." }),
  z.maxLength(longestMessage, `That is too long: at most ${longestMessage} characters fit.`),
);
const attributeValue = z.union([text(), z.number(), z.boolean(), z.readonly(z.array(text())), z.null()]);

/** Its name is for people only: the id says which tag it is. */
const knownTag = z.object({ id: numericId, name: text().check(z.maxLength(1000, "That is no tag's name.")) });

/** Nobody leaves the team as it is, and no team the teammate. */
export const assigneeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("teammate"), id: numericId }),
  z.object({ kind: z.literal("team"), id: numericId }),
  z.object({ kind: z.literal("nobody") }),
  z.object({ kind: z.literal("no-team") }),
]);

/** What is asked for: one thing done to one conversation. `kind` is the action's id in the table. */
export const actionInputSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("read") }),
  z.object({ kind: z.literal("unread") }),
  z.object({ kind: z.literal("assign"), assignee: assigneeSchema }),
  z.object({ kind: z.literal("close") }),
  z.object({ kind: z.literal("open") }),
  z.object({
    kind: z.literal("tag"),
    /** An existing tag by id, or a new one by name (created, or found when it exists). */
    tag: z.union([
      knownTag,
      z.object({
        name: text().check(
          z.trim(),
          z.minLength(1, "Give the tag a name."),
          z.maxLength(longestTagName, `A tag's name has at most ${longestTagName} characters.`),
        ),
      }),
    ]),
  }),
  z.object({ kind: z.literal("untag"), tag: knownTag }),
  z.object({ kind: z.literal("reply"), text: message }),
  z.object({ kind: z.literal("note"), text: message }),
  z.object({
    kind: z.literal("convert"),
    ticketTypeId: numericId,
    attributes: z.record(z.string(), attributeValue),
  }),
]);

export type Assignee = z.infer<typeof assigneeSchema>;
export type ActionInput = z.infer<typeof actionInputSchema>;
export type ActionKind = ActionInput["kind"];
export type ActionInputOf<K extends ActionKind> = Extract<ActionInput, { kind: K }>;
