import type { DemoContact, DemoConversation } from "../model";

const day = 86_400;

const later = (x: number | null, y: number | null): number | null =>
  x === null ? y : y === null ? x : Math.max(x, y);

/** Gives every contact the times that follow from its conversations. Nobody is newer than what they wrote. */
export const settleContacts = (
  contacts: readonly DemoContact[],
  conversations: readonly DemoConversation[],
  now: number,
): void => {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  for (const conversation of conversations) {
    const contact = byId.get(conversation.contactIds[0] ?? "");
    if (contact === undefined) continue;
    contact.lastRepliedAt = later(contact.lastRepliedAt, conversation.statistics.lastContactReplyAt);
    contact.lastContactedAt = later(contact.lastContactedAt, conversation.statistics.lastAdminReplyAt);
  }
  contacts.forEach((contact, i) => {
    const seen = later(contact.lastRepliedAt, contact.lastContactedAt);
    if (contact.role === "lead" && contact.lastRepliedAt === null) return;
    contact.lastSeenAt =
      seen === null
        ? now - ((i * 7_919) % (50 * day)) - 600
        : Math.min(now - (i % 60), seen + ((i * 97) % 3_600));
    contact.updatedAt = contact.lastSeenAt;
    if (contact.email !== null && i % 3 === 0) contact.lastEmailOpenedAt = contact.lastContactedAt;
    if (contact.email !== null && i % 6 === 0) contact.lastEmailClickedAt = contact.lastContactedAt;
  });
};
