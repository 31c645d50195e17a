import type { DemoAdmin, DemoConversation, DemoTag, DemoTagging } from "../model";
import type { DemoStore } from "../store";
import { adminAuthor, appendPart, touch } from "./part";

const note = (store: DemoStore, conversation: DemoConversation, admin: DemoAdmin, tag: DemoTag): void => {
  const part = appendPart(store, conversation, {
    partType: "conversation_tags_updated",
    author: adminAuthor(admin),
    tagIds: [tag.id],
  });
  store.emit({ topic: "conversation_part.tag.created", conversation, partIds: [part.id] });
};

/** Set semantics: tagging twice changes nothing the second time. assumed: each change leaves a part. */
export const attachTag = (
  store: DemoStore,
  conversation: DemoConversation,
  admin: DemoAdmin,
  tag: DemoTag,
): DemoTagging => {
  const known = conversation.tags.find((entry) => entry.tagId === tag.id);
  if (known !== undefined) return known;
  const tagging = makeTagging(store, admin, tag);
  conversation.tags.push(tagging);
  note(store, conversation, admin, tag);
  return tagging;
};

export const detachTag = (
  store: DemoStore,
  conversation: DemoConversation,
  admin: DemoAdmin,
  tag: DemoTag,
): void => {
  conversation.tags = conversation.tags.filter((entry) => entry.tagId !== tag.id);
  note(store, conversation, admin, tag);
};

export const makeTagging = (store: DemoStore, admin: DemoAdmin, tag: DemoTag): DemoTagging => ({
  tagId: tag.id,
  appliedAt: store.now(),
  appliedBy: { type: "admin", id: admin.id },
});

/** Takes a tag away from everything that has it. */
export const dropTag = (store: DemoStore, tagId: string): void => {
  const keep = (taggings: DemoTagging[]): DemoTagging[] => taggings.filter((entry) => entry.tagId !== tagId);
  for (const conversation of store.conversations.values())
    if (conversation.tags.some((entry) => entry.tagId === tagId)) {
      conversation.tags = keep(conversation.tags);
      touch(store, conversation);
    }
  for (const ticket of store.tickets.values()) ticket.tags = keep(ticket.tags);
  for (const contact of store.contacts.values())
    if (contact.tagIds.includes(tagId)) contact.tagIds = contact.tagIds.filter((id) => id !== tagId);
  store.world.tags = store.world.tags.filter((tag) => tag.id !== tagId);
};
