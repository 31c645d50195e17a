import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { can } from "@/lib/access/roles";
import { textToHtml } from "@/lib/conversation/transitions";
import { AppError } from "@/lib/core/errors";
import { createConversation } from "@/lib/intercom/new-conversation";
import type { Author } from "@/lib/intercom/schema/actor";
import type { Ctx } from "@/lib/server/context";
import { beginOnce } from "./begin-once";

type Input = {
  readonly key: string;
  readonly contactId: string;
  readonly subject: string;
  readonly text: string;
  /** Where Intercom fetches files from. */
  readonly urls?: readonly string[] | undefined;
};
type Begun = { readonly conversationId: string };

/** `pause` is the wait between two looks; only tests replace it. */
export const beginConversationWith =
  (pause: (ms: number) => Promise<void>) =>
  async (caller: Ctx, input: Input): Promise<Begun> => {
    const { role, teammateId } = caller.actor;
    if (!can(role, "speak-for-contacts"))
      throw new AppError(
        "forbidden",
        "Your role does not allow writing in a contact's own name. Write to them in yours, or ask a lead.",
      );
    if (teammateId === null)
      throw new AppError("forbidden", "Your e-mail address belongs to no teammate in Intercom.");
    const { key, contactId, subject, text, urls = [] } = input;
    const isBy = (author: Author | null) => author?.type !== "admin";
    const begin = async ({ intercom }: Ctx) => {
      const made = await createConversation(intercom, {
        contactId,
        body: textToHtml(text),
        ...(subject === "" ? {} : { subject }),
        ...(urls.length === 0 ? {} : { attachmentUrls: urls }),
      });
      return made.conversation_id;
    };
    const attached = urls.length === 0 ? {} : { urls };
    const action = { kind: "new-conversation", contactId, subject, text, ...attached };
    return beginOnce(caller, { key, action, sought: { contactId, text, isBy }, begin, pause });
  };

/**
 * Begins a conversation in a contact's name, for what they said elsewhere. At most once for a key.
 * @throws AppError `forbidden` for who may not write in a contact's name; else as postAction says
 */
export const beginConversation = beginConversationWith(async (ms) => {
  await sleep(ms);
});
