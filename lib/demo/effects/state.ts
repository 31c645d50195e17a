import type { DemoAdmin, DemoAuthor, DemoConversation, DemoState } from "../model";
import type { DemoStore } from "../store";
import { addTeammate, adminAuthor, appendPart, operator } from "./part";

/** Changes the state and what hangs on it; appends nothing. */
export const setState = (store: DemoStore, conversation: DemoConversation, state: DemoState): void => {
  if (conversation.state === "closed" && state !== "closed") conversation.statistics.countReopens += 1;
  conversation.state = state;
  if (state !== "snoozed") conversation.snoozedUntil = null;
  if (state === "snoozed") store.snoozed.add(conversation.id);
  else store.snoozed.delete(conversation.id);
};

export const close = (
  store: DemoStore,
  conversation: DemoConversation,
  admin: DemoAdmin,
  body: string | null,
): void => {
  const at = store.now();
  setState(store, conversation, "closed");
  const { statistics } = conversation;
  statistics.firstCloseAt ??= at;
  statistics.timeToFirstClose ??= at - conversation.createdAt;
  statistics.lastCloseAt = at;
  statistics.timeToLastClose = at - conversation.createdAt;
  statistics.lastClosedById = admin.id;
  // assumed: nobody waits for an answer in a closed conversation.
  conversation.waitingSince = null;
  addTeammate(conversation, admin.id);
  const part = appendPart(store, conversation, { partType: "close", author: adminAuthor(admin), body });
  store.emit({ topic: "conversation.admin.closed", conversation, partIds: [part.id] });
};

export const open = (store: DemoStore, conversation: DemoConversation, admin: DemoAdmin): void => {
  setState(store, conversation, "open");
  addTeammate(conversation, admin.id);
  const part = appendPart(store, conversation, { partType: "open", author: adminAuthor(admin) });
  store.emit({ topic: "conversation.admin.opened", conversation, partIds: [part.id] });
};

export const snooze = (
  store: DemoStore,
  conversation: DemoConversation,
  admin: DemoAdmin,
  until: number,
): void => {
  setState(store, conversation, "snoozed");
  conversation.snoozedUntil = until;
  addTeammate(conversation, admin.id);
  const part = appendPart(store, conversation, { partType: "snoozed", author: adminAuthor(admin) });
  store.emit({ topic: "conversation.admin.snoozed", conversation, partIds: [part.id] });
};

const wake = (store: DemoStore, conversation: DemoConversation, author: DemoAuthor): void => {
  setState(store, conversation, "open");
  const part = appendPart(store, conversation, { partType: "timer_unsnooze", author });
  store.emit({ topic: "conversation.admin.unsnoozed", conversation, partIds: [part.id] });
};

/** Opens what was snoozed until now or earlier. Called before every request and by the server's timer. */
export const wakeSnoozed = (store: DemoStore): void => {
  const now = store.now();
  for (const id of [...store.snoozed]) {
    const conversation = store.conversations.get(id);
    if (conversation === undefined) store.snoozed.delete(id);
    else if (conversation.snoozedUntil !== null && conversation.snoozedUntil <= now)
      wake(store, conversation, operator(store));
  }
};
