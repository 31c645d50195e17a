"use client";
import { useSetSetting, useSetting } from "@/components/data/settings";
import type { Person } from "@/lib/conversation/model";

const mostSenders = 200;

/** What a sender's images are allowed by: an address that goes with them from one conversation to the next. */
const senderOf = (author: Person): string | null =>
  author.kind === "contact" ? ((author.email ?? author.id)?.toLowerCase() ?? null) : null;

/** Whether the member wants this sender's images always, and what changes that; kept with the member's settings. */
export const useSenderImages = (author: Person) => {
  const senders = useSetting("imagesFrom");
  const set = useSetSetting();
  const sender = senderOf(author);
  const always = sender !== null && senders.includes(sender);
  return {
    sender,
    always,
    allow: () => {
      if (sender === null || always) return;
      // Beyond what can be kept, the one that was allowed first gives way.
      set("imagesFrom", [...senders, sender].slice(-mostSenders));
    },
    forget: () =>
      set(
        "imagesFrom",
        senders.filter((one) => one !== sender),
      ),
  };
};
