import { endpoint } from "./endpoint";

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
