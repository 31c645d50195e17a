import { endpoint } from "./endpoint";
import type { MessageChannel } from "./message-channels";

/**
 * Begins a conversation in a contact's name, at most once for a key. Asking again with the same key after an unknown outcome looks for it,
 * and never repeats.
 */
export const postConversation = endpoint<{ readonly conversationId: string }>()({
  method: "POST",
  path: "/api/conversations",
  input: () => import("./writing-inputs").then((all) => all.newConversationInput),
  maxBytes: 512 * 1024,
});

export type NewMessage = {
  readonly key: string;
  readonly contactId: string;
  readonly channel: MessageChannel;
  /** Only an e-mail has one; elsewhere it is "". */
  readonly subject: string;
  readonly text: string;
};

/**
 * Writes to a contact first, in the name of the one who is signed in, at most once for a key. Asking again with the same key after an
 * unknown outcome looks for it, and never repeats. `conversationId` is null where Intercom does not say which one it began.
 */
export const postMessage = endpoint<{ readonly conversationId: string | null }>()({
  method: "POST",
  path: "/api/messages",
  input: () => import("./writing-inputs").then((all) => all.newMessageInput),
  maxBytes: 512 * 1024,
});
