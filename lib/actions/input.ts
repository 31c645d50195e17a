import * as z from "zod/mini";
import { storableText } from "@/lib/core/text";
import { longestAddress, longestMessage, longestTagName, longestTitle, mostAttachments } from "./limits";

export const numericId = z.string().check(z.regex(/^\d{1,20}$/, "Not an id."));
/** What is shown, sent and stored must be the same text. */
export const text = () => z.string().check(z.overwrite(storableText));
const message = text().check(
  z.refine((text) => text.trim().length > 0, { error: "Write something first." }),
  z.maxLength(longestMessage, `That is too long: at most ${longestMessage} characters fit.`),
);
/** A message may be nothing but attachments. */
const optionalMessage = text().check(
  z.maxLength(longestMessage, `That is too long: at most ${longestMessage} characters fit.`),
);
const contactId = z.string().check(z.regex(/^[0-9a-f]{24}$/i, "Not a contact id."));

/** A file that was uploaded before; its bytes stay on the server until it is sent. */
export const fileSchema = z.object({
  uploadId: z.uuid(),
  name: text().check(z.maxLength(longestTitle)),
  contentType: z.string().check(z.maxLength(longestTitle)),
  sizeBytes: z.int().check(z.nonnegative()),
});
export type FileRef = z.infer<typeof fileSchema>;
const isHttp = (address: string) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
export const webAddress = z
  .string()
  .check(
    z.maxLength(longestAddress, "That address is too long."),
    z.refine(isHttp, { error: "Give an address that begins with https://." }),
  );
const attachments = {
  files: z.optional(z.readonly(z.array(fileSchema))),
  urls: z.optional(z.readonly(z.array(webAddress))),
};
type Said = {
  readonly text: string;
  readonly files?: readonly FileRef[] | undefined;
  readonly urls?: readonly string[] | undefined;
};
const attachmentsOf = ({ files, urls }: Said) => (files?.length ?? 0) + (urls?.length ?? 0);
const saysSomething = (said: Said): boolean => said.text.trim().length > 0 || attachmentsOf(said) > 0;
const fitsOneMessage = (said: Said): boolean => attachmentsOf(said) <= mostAttachments;
const nothingSaid = { error: "Write something first.", path: ["text"] };
const tooManyFiles = {
  error: `At most ${mostAttachments} attachments go with one message.`,
  path: ["files"],
};

export const attributeValue = z.union([
  text(),
  z.number(),
  z.boolean(),
  z.readonly(z.array(text())),
  z.null(),
]);

/** Its name is for people only: the id says which tag it is. */
const knownTag = z.object({ id: numericId, name: text().check(z.maxLength(1000, "That is no tag's name.")) });

/** Nobody leaves the team as it is, and no team the teammate. */
export const assigneeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("teammate"), id: numericId }),
  z.object({ kind: z.literal("team"), id: numericId }),
  z.object({ kind: z.literal("nobody") }),
  z.object({ kind: z.literal("no-team") }),
  /** A team and one teammate at once. */
  z.object({ kind: z.literal("both"), teammateId: numericId, teamId: numericId }),
]);

export const seconds = z.int().check(z.positive());

/** What closing, snoozing and assigning change, as it stood: what undo puts back, in one go. */
export const standingSchema = z.object({
  state: z.enum(["open", "snoozed", "closed"]),
  snoozedUntil: z.nullable(seconds),
  assigneeId: z.nullable(numericId),
  teamId: z.nullable(numericId),
});
export type Standing = z.infer<typeof standingSchema>;

/** Who is to take part: somebody known, or by e-mail anybody (Intercom makes a lead of whom it does not know). */
const participantSchema = z.union([
  z.object({ contactId, name: z.optional(text().check(z.maxLength(1000))) }),
  z.object({
    externalId: text().check(z.trim(), z.minLength(1, "Give the external id."), z.maxLength(longestTitle)),
  }),
  z.object({
    email: z.string().check(z.trim(), z.email("That is not an e-mail address."), z.maxLength(320)),
  }),
]);

export const tagAction = z.object({
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
});
export const untagAction = z.object({ kind: z.literal("untag"), tag: knownTag });
export const replyAction = z
  .object({ kind: z.literal("reply"), text: optionalMessage, ...attachments })
  .check(z.refine(saysSomething, nothingSaid), z.refine(fitsOneMessage, tooManyFiles));
export const noteAction = z
  .object({ kind: z.literal("note"), text: optionalMessage, ...attachments })
  .check(z.refine(saysSomething, nothingSaid), z.refine(fitsOneMessage, tooManyFiles));

/** The uploaded files of attributes, by the attribute's name. */
export const attributeFiles = z.optional(
  z.record(
    z.string(),
    z.readonly(z.array(fileSchema).check(z.maxLength(mostAttachments, tooManyFiles.error))),
  ),
);

/** What is asked for: one thing done to one conversation. `kind` is the action's id in the table. */
export const actionInputSchema = z.discriminatedUnion("kind", [
  /** `byItself`: because it was opened, not because somebody asked for it. */
  z.object({ kind: z.literal("read"), byItself: z.optional(z.literal(true)) }),
  z.object({ kind: z.literal("unread") }),
  /** `message` goes to the customer together with it. */
  z.object({ kind: z.literal("assign"), assignee: assigneeSchema, message: z.optional(message) }),
  z.object({ kind: z.literal("close"), message: z.optional(message) }),
  z.object({ kind: z.literal("open") }),
  /** Unix seconds; `untilTheyReply` of lib/conversation/snooze for as long as they do not reply. */
  z.object({ kind: z.literal("snooze"), until: seconds }),
  /** Puts state, teammate and team as they were. */
  z.object({ kind: z.literal("restore"), to: standingSchema }),
  z.object({ kind: z.literal("run-rules") }),
  z.object({ kind: z.literal("priority"), priority: z.boolean() }),
  /** "" takes the title away. */
  z.object({
    kind: z.literal("title"),
    title: text().check(
      z.trim(),
      z.maxLength(longestTitle, `A title has at most ${longestTitle} characters.`),
    ),
  }),
  z.object({
    kind: z.literal("attribute"),
    name: text().check(z.minLength(1), z.maxLength(longestTitle)),
    value: attributeValue,
  }),
  z.object({ kind: z.literal("add-participant"), who: participantSchema }),
  z.object({
    kind: z.literal("remove-participant"),
    contact: z.object({ id: contactId, name: text().check(z.maxLength(1000)) }),
  }),
  z.object({
    kind: z.literal("redact"),
    target: z.object({
      kind: z.enum(["part", "source"]),
      id: z.string().check(z.regex(/^\d{1,20}$/, "Not an id.")),
    }),
  }),
  /** This conversation goes into the other one, and is closed. */
  z.object({ kind: z.literal("merge"), into: numericId }),
  z.object({ kind: z.literal("delete") }),
  tagAction,
  untagAction,
  replyAction,
  noteAction,
  /** Written in the contact's name, as when they said it on the telephone. */
  z
    .object({ kind: z.literal("reply-as-contact"), contactId, text: optionalMessage, ...attachments })
    .check(z.refine(saysSomething, nothingSaid), z.refine(fitsOneMessage, tooManyFiles)),
  z.object({
    kind: z.literal("convert"),
    ticketTypeId: numericId,
    attributes: z.record(z.string(), attributeValue),
    files: attributeFiles,
  }),
]);

export type Assignee = z.infer<typeof assigneeSchema>;
export type ActionInput = z.infer<typeof actionInputSchema>;
export type ActionKind = ActionInput["kind"];
export type ActionInputOf<K extends ActionKind> = Extract<ActionInput, { kind: K }>;
