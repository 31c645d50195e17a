"use client";
import { useState } from "react";
import type { ConversationDetail, Part } from "@/lib/conversation/model";
import { firstUnread, keyOf, says } from "@/lib/conversation/timeline";

type Held = {
  readonly read: boolean;
  readonly known: ReadonlySet<string>;
  readonly from: string | null;
};

const keysOf = (parts: readonly Part[]): ReadonlySet<string> => new Set(parts.map(keyOf));

const markOf = (conversation: ConversationDetail): string | null => {
  const part = firstUnread(conversation);
  return part && keyOf(part);
};

/**
 * The key of the part where the new begins. Looking at a conversation marks it read; the mark stays for as long as it is open, and
 * moves only when it is unread anew: to what came since, or, marked by hand, to what nobody answered.
 */
export const useNewFrom = (conversation: ConversationDetail): string | null => {
  const [held, setHeld] = useState<Held>(() => ({
    read: conversation.read,
    known: keysOf(conversation.parts),
    from: markOf(conversation),
  }));
  if (held.read === conversation.read) return held.from;
  const came = conversation.parts.find(
    (part) => part.author.kind === "contact" && says(part) && !held.known.has(keyOf(part)),
  );
  const from = conversation.read ? held.from : came ? keyOf(came) : markOf(conversation);
  setHeld({ read: conversation.read, known: keysOf(conversation.parts), from });
  return from;
};
