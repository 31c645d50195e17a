import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { can } from "@/lib/access/roles";
import { textToHtml } from "@/lib/conversation/transitions";
import { AppError, isAppError } from "@/lib/core/errors";
import { createConversation } from "@/lib/intercom/new-conversation";
import type { Author } from "@/lib/intercom/schema/actor";
import type { Ctx } from "@/lib/server/context";
import { noConversation } from "@/lib/server/journal/rows";
import { findBegun } from "./find-begun";
import { renewLists } from "./get-conversation";

type Input = {
  readonly key: string;
  readonly contactId: string;
  readonly subject: string;
  readonly text: string;
  /** Where Intercom fetches files from. */
  readonly urls?: readonly string[] | undefined;
};
type Begun = { readonly conversationId: string };

const conversationOf = (id: string) => ({ kind: "conversation", id }) as const;

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
    const ctx: Ctx = { ...caller, signal: new AbortController().signal };
    const { key, contactId, subject, text, urls = [] } = input;
    const sought = { contactId, text, isBy: (author: Author | null) => author?.type !== "admin" };
    const look = async (sinceMs: number): Promise<Begun | null> => {
      const conversationId = await findBegun(ctx, sought, sinceMs, pause);
      return conversationId === null ? null : { conversationId };
    };
    const run = async (): Promise<Begun> => {
      const startedMs = ctx.clock.now();
      try {
        const made = await createConversation(ctx.intercom, {
          contactId,
          body: textToHtml(text),
          ...(subject === "" ? {} : { subject }),
          ...(urls.length === 0 ? {} : { attachmentUrls: urls }),
        });
        return { conversationId: made.conversation_id };
      } catch (error) {
        if (!isAppError(error) || error.code !== "outcome_unknown") throw error;
        const seen = await look(startedMs).catch(() => null);
        if (seen) return seen;
        throw error;
      }
    };
    const attached = urls.length === 0 ? {} : { urls };
    const action = { kind: "new-conversation", contactId, subject, text, ...attached };
    const entry = { key, subject: conversationOf(noConversation), action, before: null };
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
 * Begins a conversation in a contact's name, for what they said elsewhere. At most once for a key.
 * @throws AppError `forbidden` for who may not write in a contact's name; else as postAction says
 */
export const beginConversation = beginConversationWith(async (ms) => {
  await sleep(ms);
});
