import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { textToHtml } from "@/lib/conversation/transitions";
import { replyToConversation } from "@/lib/intercom/conversations";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { lookForSaid, rememberMine, type Saying, sayOnce } from "@/lib/server/acting/say-once";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { seeingOf } from "./reach";

/** Replies and notes are never sent twice: a customer would see it. */
export const say = (acting: Acting, action: ActionInputOf<"reply" | "note">): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const body = textToHtml(action.text);
  const isNote = action.kind === "note";
  const known = rememberMine(acting.before?.parts ?? [], adminId);
  const saying: Saying<Conversation, Outcome> = {
    ...seeingOf(acting),
    pause: acting.pause,
    adminId,
    isNote,
    body,
    known,
    partsOf: (conversation) => conversation.conversation_parts?.items ?? [],
    send: async () => {
      const kind = isNote ? "note" : "comment";
      acting.keep(await replyToConversation(ctx.intercom, { conversationId, adminId, kind, body }));
      return plainOutcome;
    },
    said: plainOutcome,
  };
  return {
    remember: known,
    run: () => sayOnce(saying),
    look: (earlier) => lookForSaid(saying, earlier),
  };
};
