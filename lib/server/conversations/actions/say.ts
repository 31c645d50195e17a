import "server-only";
import { textToHtml } from "@/lib/conversation/transitions";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { lookForSaid, rememberMine, type Saying, sayOnce } from "@/lib/server/acting/say-once";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { seeingOf } from "./reach";

type Message = {
  /** As it was written; "" for nothing but files. */
  readonly text: string;
  readonly isNote?: boolean;
  /** Who is to appear as its author, where that is not the teammate. */
  readonly contactId?: string;
  readonly attachments?: number;
  /** `body` is HTML; undefined for nothing but files. */
  readonly send: (body: string | undefined) => Promise<Conversation>;
};

/** Messages are never sent twice: a customer would see it. */
export const say = (acting: Acting, message: Message): Doing => {
  const { contactId, attachments = 0, isNote = false, text } = message;
  const body = text.trim() === "" ? "" : textToHtml(text);
  const parts = acting.before?.parts ?? [];
  const known =
    contactId === undefined ? rememberMine(parts, acting.adminId) : rememberMine(parts, contactId, "contact");
  const saying: Saying<Conversation, Outcome> = {
    ...seeingOf(acting),
    pause: acting.pause,
    adminId: acting.adminId,
    ...(contactId === undefined ? {} : { contactId }),
    isNote,
    body,
    attachments,
    known,
    partsOf: (conversation) => conversation.conversation_parts?.items ?? [],
    send: async () => {
      acting.keep(await message.send(body === "" ? undefined : body));
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
