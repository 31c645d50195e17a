import * as z from "zod/mini";
import { isHeld, isHeldOnTicket } from "@/lib/actions/held";
import { actionInputSchema, fileSchema, webAddress } from "@/lib/actions/input";
import { longestAddress, longestMessage, longestTitle, mostAttachments } from "@/lib/actions/limits";
import { ticketActionSchema } from "@/lib/actions/ticket-input";
import { storableText } from "@/lib/core/text";
import { composerModes } from "./composer-modes";
import { actionRequest, ticketActionRequest } from "./inputs";
import { messageChannels } from "./message-channels";

/* What the endpoints for writing take; loaded by the server alone, as `inputs`. */

const numericId = z.string().check(z.regex(/^\d{1,20}$/, "Not an id."));
const contactId = z.string().check(z.regex(/^[0-9a-f]{24}$/i, "Not a contact id."));
const text = () => z.string().check(z.overwrite(storableText));

const toSend = {
  id: numericId,
  key: z.uuid(),
  /** The version of the draft that it was: gone with it, also where its last letters have not come there. */
  draft: z.optional(z.int().check(z.positive())),
};
const onlyMessages = { error: "Only messages wait to be sent." };

export const outgoingInput = z.discriminatedUnion("subject", [
  z.object({
    ...toSend,
    subject: z.literal("conversation"),
    action: actionInputSchema.check(z.refine(isHeld, onlyMessages)),
    seen: actionRequest.shape.seen,
  }),
  z.object({
    ...toSend,
    subject: z.literal("ticket"),
    action: ticketActionSchema.check(z.refine(isHeldOnTicket, onlyMessages)),
    seen: ticketActionRequest.shape.seen,
  }),
]);

export const outgoingKey = z.object({ key: z.uuid() });

export const goOnInput = z.object({ key: z.uuid(), anyway: z.optional(z.boolean()) });

/** Drafts may be longer than what can be sent: nothing that was written is thrown away for its length. */
const longestDraft = longestMessage * 5;

const draftContent = z.object({
  text: text().check(z.maxLength(longestDraft, "This is too long to be kept on the server.")),
  mode: z.enum(composerModes),
  key: z.uuid(),
  files: z.array(fileSchema).check(z.maxLength(mostAttachments)),
  urls: z.array(text().check(z.maxLength(longestAddress))).check(z.maxLength(mostAttachments)),
  contactId: z.nullable(contactId),
});
const version = z.int().check(z.nonnegative());
/** A conversation's id, or a ticket's behind `ticket-`. */
const place = z.string().check(z.regex(/^(ticket-)?\d{1,20}$/, "Not a place to write in."));

export const draftInput = z.object({
  place,
  content: draftContent,
  base: version,
  device: z.uuid(),
  deviceName: text().check(z.maxLength(60)),
});

export const draftVersion = z.object({ place, version });

export const uploadInput = z.object({
  name: text().check(z.maxLength(1000, "That name is too long.")),
  /** What the browser takes it for. */
  type: z._default(z.string().check(z.maxLength(longestTitle)), ""),
});

export const uploadId = z.object({ id: z.uuid() });

const replyContent = {
  name: text().check(
    z.trim(),
    z.minLength(1, "Give the reply a name."),
    z.maxLength(120, "A name has at most 120 characters."),
  ),
  text: text().check(
    z.refine((words) => words.trim() !== "", { error: "Write what it says." }),
    z.maxLength(longestMessage, `That is too long: at most ${longestMessage} characters fit.`),
  ),
  shared: z.boolean(),
};

export const newReplyInput = z.object({ id: z.uuid(), ...replyContent });
export const replyInput = z.object({ id: z.uuid(), version: z.int().check(z.positive()), ...replyContent });
export const replyId = z.object({ id: z.uuid() });

/** "" for none. A subject is one line. */
const subject = () =>
  text().check(
    z.overwrite((words) => words.replace(/\s+/gu, " ")),
    z.trim(),
    z.maxLength(longestTitle, `At most ${longestTitle} characters.`),
  );
const begunWith = (whatIsMissing: string) =>
  text().check(
    z.refine((words) => words.trim() !== "", { error: whatIsMissing }),
    z.maxLength(longestMessage, `That is too long: at most ${longestMessage} characters fit.`),
  );

export const newConversationInput = z.object({
  key: z.uuid(),
  contactId,
  urls: z.optional(
    z
      .array(webAddress)
      .check(z.maxLength(mostAttachments, `At most ${mostAttachments} attachments go with it.`)),
  ),
  subject: subject(),
  text: begunWith("Write what they said."),
});

export const newMessageInput = z
  .object({
    key: z.uuid(),
    contactId,
    channel: z.enum(messageChannels),
    subject: subject(),
    text: begunWith("Write your message."),
  })
  .check(
    z.refine(({ channel, subject }) => channel !== "email" || subject !== "", {
      error: "An e-mail needs a subject.",
      path: ["subject"],
    }),
  );
