import { createConversation } from "./effects/create";
import { contactReply } from "./effects/reply";
import type { DemoStore } from "./store";
import type { Workspace } from "./workspace";

const shortestMs = 2000;
const spreadMs = 5000;

/** The newest open conversation of the contact, for a customer who follows up. */
const openOf = (store: DemoStore, contactId: string) => {
  for (const conversation of store.conversations.values())
    if (conversation.state !== "closed" && conversation.contactIds[0] === contactId) return conversation;
  return undefined;
};

/** The `n`-th thing that a customer does: two of three times an answer where one is open, else something new. */
export const liveStep = (store: DemoStore, n: number): void => {
  const message = store.world.liveMessage(n);
  const contact = store.contacts.get(message.contactId);
  if (contact === undefined) return;
  const existing = n % 3 === 0 ? undefined : openOf(store, contact.id);
  if (existing === undefined)
    createConversation(store, {
      contact,
      type: message.channel,
      subject: message.subject,
      body: message.body,
      attachments: [],
      createdAt: undefined,
    });
  else contactReply(store, existing, contact, { body: message.body, attachments: [], createdAt: undefined });
};

/** Lets customers write every 2 to 7 s; returns how to stop it. */
export const startLive = (workspace: Workspace): (() => void) => {
  let n = 0;
  let timer: NodeJS.Timeout;
  const next = (): void => {
    // Spread by a fixed sequence, so that a run with the same seed is the same.
    timer = setTimeout(step, shortestMs + ((n * 2654435761) % spreadMs));
  };
  const step = (): void => {
    liveStep(workspace.store, n);
    n += 1;
    next();
  };
  next();
  return () => clearTimeout(timer);
};
