import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { NewMessage } from "@/lib/api/new-conversation";
import { textToHtml } from "@/lib/conversation/transitions";
import { AppError } from "@/lib/core/errors";
import { getContact } from "@/lib/intercom/contacts";
import { createMessage } from "@/lib/intercom/message";
import { isUnknown } from "@/lib/server/acting/reach-by";
import type { Ctx } from "@/lib/server/context";
import { noConversation } from "@/lib/server/journal/rows";
import { beforeWriting } from "./actions/look";
import { findBegun } from "./find-begun";
import { renewLists } from "./get-conversation";

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

const conversationOf = (id: string | null) => ({ kind: "conversation", id: id ?? noConversation }) as const;

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
    const ctx: Ctx = { ...caller, signal: new AbortController().signal };
    const { key, contactId, channel, subject, text } = input;
    const isBy: Parameters<typeof findBegun>[1]["isBy"] = (author) =>
      author?.type === "admin" && author.id === adminId;
    const look = async (sinceMs: number): Promise<Sent | null> => {
      const conversationId = await findBegun(ctx, { contactId, text, isBy }, sinceMs, pause);
      return conversationId === null ? null : { conversationId };
    };
    const run = async (): Promise<Sent> => {
      const contact = await recipientOf(ctx, input);
      const startedMs = ctx.clock.now();
      try {
        const body = textToHtml(text);
        return await createMessage(ctx.intercom, {
          adminId,
          contact,
          body,
          subject: channel === "email" ? subject : null,
        });
      } catch (error) {
        if (!isUnknown(error)) throw error;
        const seen = await look(startedMs).catch(() => null);
        if (seen) return seen;
        throw error;
      }
    };
    const action = { kind: "new-message", contactId, channel, subject, text } as const;
    const entry = { key, subject: conversationOf(null), action, before: null };
    const { result } = await ctx.journal.around(
      entry,
      run,
      ({ startedAtMs }) => look(startedAtMs),
      ({ conversationId }) => conversationOf(conversationId),
    );
    renewLists(ctx);
    return result;
  };

/**
 * Writes to a contact first, in the name of the one who is signed in. At most once for a key, and never repeated by itself: the contact
 * would get it twice.
 * @throws AppError `forbidden` for who is no teammate in Intercom; else as postAction says
 */
export const sendMessage = sendMessageWith(async (ms) => {
  await sleep(ms);
});
