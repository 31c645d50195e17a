import "server-only";
import type {
  ConversationState,
  ConversationSummary,
  LinkedTicket,
  Person,
  QueueRow,
  Sla,
} from "@/lib/conversation/model";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import type { Page } from "@/lib/intercom/schema/pages";
import { mapPerson } from "./map-person";
import { previewOf } from "./plain-text";

/** A state that we do not know is decided by what Intercom says besides. */
const stateOf = (conversation: Conversation): ConversationState => {
  const { state } = conversation;
  if (state === "open" || state === "snoozed" || state === "closed") return state;
  return conversation.open ? "open" : "closed";
};

const slaStatuses = ["active", "hit", "missed", "cancelled"] as const;

const slaOf = ({ sla_applied: sla }: Conversation): Sla | null =>
  sla === null || sla.sla_status === null
    ? null
    : {
        name: sla.sla_name ?? "",
        status: slaStatuses.find((status) => status === sla.sla_status) ?? "unknown",
      };

/** Lists give contacts by id only: the name is known when that contact wrote the opening message. */
export const mapContacts = (conversation: Conversation): readonly Person[] => {
  const author = mapPerson(conversation.source?.author ?? null);
  return conversation.contacts.map((contact) =>
    author.kind === "contact" && author.id === contact.id
      ? author
      : { kind: "contact", id: contact.id, name: null, email: null },
  );
};

const contactOf = (conversation: Conversation): Person => {
  const [first] = mapContacts(conversation);
  if (first) return first;
  const author = mapPerson(conversation.source?.author ?? null);
  return author.kind === "contact" ? author : { kind: "contact", id: null, name: null, email: null };
};

export const ticketsOf = (conversation: Conversation): readonly LinkedTicket[] => {
  const linked = conversation.linked_objects.data
    .filter((object) => object.type === "ticket")
    .map(({ id, category }) => ({ id, category }));
  const own = conversation.ticket?.id ?? null;
  if (own === null || linked.some((ticket) => ticket.id === own)) return linked;
  return [{ id: own, category: null }, ...linked];
};

const ratingOf = ({ conversation_rating: rating }: Conversation): number | null =>
  rating?.rating === undefined || rating.rating === null ? null : rating.rating;

/** Subject, title and names are text, also where they look like HTML. */
export const mapSummary = (conversation: Conversation): ConversationSummary => ({
  kind: "conversation",
  id: conversation.id,
  title: conversation.title || null,
  subject: conversation.source?.subject || null,
  preview: previewOf(conversation.source?.body ?? null),
  channel: conversation.source?.type ?? "conversation",
  state: stateOf(conversation),
  read: conversation.read,
  priority: conversation.priority,
  createdAt: conversation.created_at,
  updatedAt: conversation.updated_at,
  waitingSince: conversation.waiting_since,
  snoozedUntil: conversation.snoozed_until,
  assigneeId: conversation.admin_assignee_id,
  teamId: conversation.team_assignee_id,
  contact: contactOf(conversation),
  tags: conversation.tags.map(({ id, name }) => ({ id, name })),
  sla: slaOf(conversation),
  tickets: ticketsOf(conversation),
  rating: ratingOf(conversation),
  aiAgent: conversation.ai_agent_participated,
});

/** What a page held at one place. */
export type Entry =
  | { readonly kind: "conversation"; readonly conversation: Conversation }
  | { readonly kind: "unreadable"; readonly id: string | null };

/** The page in Intercom's order, what cannot be read in its place; what came twice is kept once. */
export const entriesOf = (page: Page<Conversation>): readonly Entry[] => {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  const unreadable = new Map(page.unreadable.map((row) => [row.index, row]));
  const items = page.items.values();
  for (let index = 0; index < page.items.length + page.unreadable.length; index += 1) {
    const broken = unreadable.get(index);
    if (broken) {
      entries.push({ kind: "unreadable", id: broken.id ?? null });
      continue;
    }
    const next = items.next();
    if (next.done || seen.has(next.value.id)) continue;
    seen.add(next.value.id);
    entries.push({ kind: "conversation", conversation: next.value });
  }
  return entries;
};

export const rowOf = (entry: Entry): QueueRow =>
  entry.kind === "unreadable" ? entry : mapSummary(entry.conversation);
