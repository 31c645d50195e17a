import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { can } from "@/lib/access/roles";
import { textToHtml } from "@/lib/conversation/transitions";
import { AppError, isAppError } from "@/lib/core/errors";
import { searchConversations } from "@/lib/intercom/conversations";
import { createConversation } from "@/lib/intercom/new-conversation";
import type { Ctx } from "@/lib/server/context";
import { noConversation } from "@/lib/server/journal/rows";
import { renewLists } from "./get-conversation";
import { plainText } from "./plain-text";

type Input = {
  readonly key: string;
  readonly contactId: string;
  readonly subject: string;
  readonly text: string;
  /** Where Intercom fetches files from. */
  readonly urls?: readonly string[] | undefined;
};
type Begun = { readonly conversationId: string };

/** Our clock and Intercom's may differ by this much: better to take an older one for this than to begin it twice. */
const skewSeconds = 900;
const secondLookMs = 5000;

const wordsOf = (html: string): string => plainText(html).normalize("NFC").replace(/\s+/gu, "");

/** A conversation of that contact, begun since, with the same words. */
const find = async (ctx: Ctx, { contactId, text }: Input, sinceMs: number): Promise<Begun | null> => {
  const after = Math.floor(sinceMs / 1000) - skewSeconds;
  const { items } = await searchConversations(ctx.intercom, {
    query: {
      operator: "AND",
      value: [
        { field: "contact_ids", operator: "=", value: contactId },
        { field: "created_at", operator: ">", value: after },
      ],
    },
    pagination: { per_page: 50 },
  });
  const words = wordsOf(textToHtml(text));
  const found = items.find(({ source }) => wordsOf(source?.body ?? "") === words);
  return found ? { conversationId: found.id } : null;
};

const conversationOf = (id: string) => ({ kind: "conversation", id }) as const;

/** Intercom's search knows of what is new only after a while. `pause` is the wait between two looks; only tests replace it. */
export const beginConversationWith =
  (pause: (ms: number) => Promise<void>) =>
  async (caller: Ctx, input: Input): Promise<Begun> => {
    const { role, teammateId } = caller.actor;
    if (!can(role, "speak-for-contacts"))
      throw new AppError(
        "forbidden",
        "A new conversation is in the contact's own name. Your role does not allow that; ask a lead.",
      );
    if (teammateId === null)
      throw new AppError("forbidden", "Your e-mail address belongs to no teammate in Intercom.");
    const ctx: Ctx = { ...caller, signal: new AbortController().signal };
    const { key, contactId, subject, text, urls = [] } = input;
    const look = async (sinceMs: number): Promise<Begun | null> => {
      const first = await find(ctx, input, sinceMs);
      if (first) return first;
      await pause(secondLookMs);
      return find(ctx, input, sinceMs);
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
 * Begins a conversation in a contact's name: Intercom's API knows no other way. At most once for a key.
 * @throws AppError `forbidden` for who may not write in a contact's name; else as postAction says
 */
export const beginConversation = beginConversationWith(async (ms) => {
  await sleep(ms);
});
