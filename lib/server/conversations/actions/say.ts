import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { textToHtml } from "@/lib/conversation/transitions";
import { replyToConversation } from "@/lib/intercom/conversations";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { plainText } from "../plain-text";
import { type Acting, type Doing, isUnknown, type Outcome, plainOutcome } from "./doing";
import { lookIfPossible, lookNow } from "./look";

/** Our clock and Intercom's may differ by this much. */
const skewSeconds = 120;
export const secondLookMs = 5000;

/** The words alone: Intercom makes links and paragraphs of its own out of what it gets. */
const wordsOf = (html: string): string => plainText(html).normalize("NFC").replace(/\s+/gu, "");

/**
 * Replies and notes are never sent twice: a customer would see it. When nobody knows whether Intercom took one, the thread
 * is looked at twice, a while apart; if it is not there, a person decides.
 */
export const say = (acting: Acting, action: ActionInputOf<"reply" | "note">): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const body = textToHtml(action.text);
  const words = wordsOf(body);
  const isNote = action.kind === "note";
  const seenBefore = new Set(acting.before?.parts.map((part) => part.id));

  const isThere = (conversation: Conversation, startedAtMs: number): boolean =>
    (conversation.conversation_parts?.items ?? []).some(
      (part) =>
        part.author?.type === "admin" &&
        part.author.id === adminId &&
        part.part_type.startsWith("note") === isNote &&
        part.created_at >= startedAtMs / 1000 - skewSeconds &&
        !seenBefore.has(part.id) &&
        wordsOf(part.body ?? "") === words,
    );
  const found = (conversation: Conversation | null, startedAtMs: number): Outcome | null => {
    if (!conversation || !isThere(conversation, startedAtMs)) return null;
    acting.keep(conversation);
    return plainOutcome;
  };

  return {
    run: async () => {
      const startedAtMs = ctx.clock.now();
      try {
        const kind = isNote ? "note" : "comment";
        acting.keep(await replyToConversation(ctx.intercom, { conversationId, adminId, kind, body }));
        return plainOutcome;
      } catch (error) {
        if (!isUnknown(error)) throw error;
        const first = found(await lookIfPossible(acting), startedAtMs);
        if (first) return first;
        await acting.pause(secondLookMs);
        const second = found(await lookIfPossible(acting), startedAtMs);
        if (second) return second;
        throw error;
      }
    },
    look: async ({ startedAtMs }) => {
      const first = found(await lookNow(acting), startedAtMs);
      if (first) return first;
      await acting.pause(secondLookMs);
      return found(await lookNow(acting), startedAtMs);
    },
  };
};
