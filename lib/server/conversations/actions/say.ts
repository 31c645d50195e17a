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

/** Our clock and Intercom's may differ by this much: better to take an older message for this one than to send it twice. */
const skewSeconds = 900;
export const secondLookMs = 5000;

/** More of one's own messages than this nobody writes within the skew. */
const mostRemembered = 20;
const rememberedSchema = z.object({ mine: z.array(z.string()) });

/** What was known of the thread when the try began: the ids of one's own newest parts. */
type Remembered = z.infer<typeof rememberedSchema>;

const unknownThread: Remembered = { mine: [] };

const rememberedIn = (before: EarlierTry["before"]): Remembered => {
  const parsed = rememberedSchema.safeParse(before);
  return parsed.success ? parsed.data : unknownThread;
};

/** The words alone: Intercom makes links and paragraphs of its own out of what it gets. */
const wordsOf = (html: string): string => plainText(html).normalize("NFC").replace(/\s+/gu, "");

/** One try to say it. */
type Try = { readonly startedAtMs: number; readonly known: Remembered };

/**
 * Replies and notes are never sent twice: a customer would see it. When nobody knows whether Intercom took one, the thread
 * is looked at twice, a while apart; if it is not there, a person decides.
 */
export const say = (acting: Acting, action: ActionInputOf<"reply" | "note">): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const body = textToHtml(action.text);
  const words = wordsOf(body);
  const isNote = action.kind === "note";
  const known: Remembered = {
    mine: (acting.before?.parts ?? [])
      .filter((part) => part.author.kind === "teammate" && part.author.id === adminId)
      .slice(-mostRemembered)
      .map((part) => part.id),
  };

  const isThere = (conversation: Conversation, { startedAtMs, known: { mine } }: Try): boolean =>
    (conversation.conversation_parts?.items ?? []).some(
      (part) =>
        part.author?.type === "admin" &&
        part.author.id === adminId &&
        part.part_type.startsWith("note") === isNote &&
        part.created_at >= startedAtMs / 1000 - skewSeconds &&
        !mine.includes(part.id) &&
        wordsOf(part.body ?? "") === words,
    );
  const found = (conversation: Conversation | null, one: Try): Outcome | null => {
    if (!conversation || !isThere(conversation, one)) return null;
    acting.keep(conversation);
    return plainOutcome;
  };

  return {
    remember: known,
    run: async () => {
      const now: Try = { startedAtMs: ctx.clock.now(), known };
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
      const earlier: Try = { startedAtMs, known: rememberedIn(before) };
      const first = found(await lookNow(acting), earlier);
      if (first) return first;
      await acting.pause(secondLookMs);
      return found(await lookNow(acting), earlier);
    },
  };
};
