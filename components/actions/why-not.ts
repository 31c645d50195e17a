import { can, type Role } from "@/lib/access/roles";
import type { ActionKind } from "@/lib/actions/input";
import { actionTable } from "@/lib/actions/table";
import type { ConversationSummary } from "@/lib/conversation/model";

const applies: Readonly<Partial<Record<ActionKind, string>>> = {
  close: "It is closed already.",
  open: "It is open already.",
  read: "It is read already.",
  unread: "It is unread already.",
  untag: "It has no tags.",
  convert: "It has a ticket already.",
  "reply-as-contact": "It has no contact.",
};

/** Why this person cannot do that to this conversation, as a sentence; null when they can. */
export const whyNot = (kind: ActionKind, conversation: ConversationSummary, role: Role): string | null => {
  const row = actionTable[kind];
  if (!can(role, row.permission)) return "Only leads and owners may do that.";
  return row.appliesTo(conversation) ? null : (applies[kind] ?? `“${row.title}” changes nothing here.`);
};
