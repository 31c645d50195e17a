import "server-only";
import * as z from "zod";
import type { ActionInputOf } from "@/lib/actions/input";
import { textToHtml } from "@/lib/conversation/transitions";
import { replyToConversation } from "@/lib/intercom/conversations";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import type { EarlierTry } from "@/lib/server/journal/journal";
import { plainText } from "../plain-text";
import { type Acting, type Doing, isUnknown, type Outcome, plainOutcome } from "./doing";
import { lookIfPossible, lookNow } from "./look";

/** Our clock and Intercom's may differ by this much. */
const skewSeconds = 120;
export const secondLookMs = 5000;

/** More of one's own messages than this nobody writes within the skew. */
const mostRemembered = 20;
const rememberedSchema = z.object({ mine: z.array(z.string()) });

/** The ids that were remembered when the try began; none where the thread was not known then. */
const rememberedIn = (before: EarlierTry["before"]): readonly string[] => {
  const parsed = rememberedSchema.safeParse(before);
  return parsed.success ? parsed.data.mine : [];
};

/** The words alone: Intercom makes links and paragraphs of its own out of what it gets. */
const wordsOf = (html: string): string => plainText(html).normalize("NFC").replace(/\s+/gu, "");

/** One try to say it; `seen` are one's own parts that were there before. */
type Try = { readonly startedAtMs: number; readonly seen: readonly string[] };

/**
 * Replies and notes are never sent twice: a customer would see it. When nobody knows whether Intercom took one, the thread
 * is looked at twice, a while apart; if it is not there, a person decides.
 */
export const say = (acting: Acting, action: ActionInputOf<"reply" | "note">): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const body = textToHtml(action.text);
  const words = wordsOf(body);
  const isNote = action.kind === "note";
  const mine = (acting.before?.parts ?? [])
    .filter((part) => part.author.kind === "teammate" && part.author.id === adminId)
    .slice(-mostRemembered)
    .map((part) => part.id);

  const isThere = (conversation: Conversation, { startedAtMs, seen }: Try): boolean =>
    (conversation.conversation_parts?.items ?? []).some(
      (part) =>
        part.author?.type === "admin" &&
        part.author.id === adminId &&
        part.part_type.startsWith("note") === isNote &&
        part.created_at >= startedAtMs / 1000 - skewSeconds &&
        !seen.includes(part.id) &&
        wordsOf(part.body ?? "") === words,
    );
  const found = (conversation: Conversation | null, one: Try): Outcome | null => {
    if (!conversation || !isThere(conversation, one)) return null;
    acting.keep(conversation);
    return plainOutcome;
  };

  return {
    remember: { mine },
    run: async () => {
      const now: Try = { startedAtMs: ctx.clock.now(), seen: mine };
      try {
        const kind = isNote ? "note" : "comment";
        acting.keep(await replyToConversation(ctx.intercom, { conversationId, adminId, kind, body }));
        return plainOutcome;
      } catch (error) {
        if (!isUnknown(error)) throw error;
        const first = found(await lookIfPossible(acting), now);
        if (first) return first;
        await acting.pause(secondLookMs);
        const second = found(await lookIfPossible(acting), now);
        if (second) return second;
        throw error;
      }
    },
    // What is known by now may show the very message that is looked for: only what was remembered at its start counts.
    look: async ({ startedAtMs, before }) => {
      const earlier: Try = { startedAtMs, seen: rememberedIn(before) };
      const first = found(await lookNow(acting), earlier);
      if (first) return first;
      await acting.pause(secondLookMs);
      return found(await lookNow(acting), earlier);
    },
  };
};
