import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { NewMessage } from "@/lib/api/new-conversation";
import { textToHtml } from "@/lib/conversation/transitions";
import { AppError } from "@/lib/core/errors";
import { getContact } from "@/lib/intercom/contacts";
import { createMessage } from "@/lib/intercom/message";
import type { Author } from "@/lib/intercom/schema/actor";
import type { Ctx } from "@/lib/server/context";
import { beforeWriting } from "./actions/look";
import { beginOnce } from "./begin-once";

type Sent = { readonly conversationId: string | null };

const noAddress = (): AppError =>
  new AppError("invalid_input", "Intercom knows no e-mail address of theirs. Write in the Messenger.", {
    fields: [{ path: "channel", message: "No e-mail address is known." }],
  });

/** Intercom wants to know which of the two they are. @throws AppError where nothing was sent, whatever came of reading */
const recipientOf = async (ctx: Ctx, { contactId, channel }: NewMessage) => {
  const { id, role, email } = await beforeWriting(getContact(ctx.intercom, { contactId }));
  if (channel === "email" && !email) throw noAddress();
  return { id, role: role === "lead" ? "lead" : "user" } as const;
};

/** `pause` is the wait between two looks; only tests replace it. */
export const sendMessageWith =
  (pause: (ms: number) => Promise<void>) =>
  async (caller: Ctx, input: NewMessage): Promise<Sent> => {
    const { teammateId: adminId, email } = caller.actor;
    if (adminId === null)
      throw new AppError(
        "forbidden",
        `Intercom has no teammate with the e-mail ${email}, so you can read but not write here.`,
      );
    const { key, contactId, channel, subject, text } = input;
    const isBy = (author: Author | null) => author?.type === "admin" && author.id === adminId;
    const begin = async (ctx: Ctx) => {
      const contact = await recipientOf(ctx, input);
      const message = { adminId, contact, body: textToHtml(text) };
      const sent = await createMessage(ctx.intercom, {
        ...message,
        subject: channel === "email" ? subject : null,
      });
      return sent.conversationId;
    };
    const action = { kind: "new-message", contactId, channel, subject, text } as const;
    return beginOnce(caller, { key, action, sought: { contactId, text, isBy }, begin, pause });
  };

/**
 * Writes to a contact first, in the name of the one who is signed in. At most once for a key, and never repeated by itself: the contact
 * would get it twice.
 * @throws AppError `forbidden` for who is no teammate in Intercom; else as postAction says
 */
export const sendMessage = sendMessageWith(async (ms) => {
  await sleep(ms);
});
