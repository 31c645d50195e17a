import type { ConversationDetail } from "@/lib/conversation/model";
import { standingOf, ticketName } from "@/lib/ticket/model";
import type { TicketDetail } from "./ticket-detail";
import type { TicketAction } from "./ticket-input";
import type { WordlessAction } from "./wordless";

/** A ticket as far as it is like a conversation: for the thread and for the dialogs that both share. `now` in unix seconds. */
export const asConversation = (ticket: TicketDetail, now: number): ConversationDetail => {
  const [first] = ticket.contacts;
  const contacts = ticket.contacts.map((one) => ({ ...one, kind: "contact" as const }));
  return {
    kind: "conversation",
    id: ticket.id,
    title: ticketName(ticket),
    subject: null,
    preview: "",
    channel: "conversation",
    state: standingOf(ticket, now),
    read: true,
    priority: false,
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
    waitingSince: null,
    snoozedUntil: ticket.snoozedUntil,
    assigneeId: ticket.assigneeId,
    teamId: ticket.teamId,
    contact: {
      kind: "contact",
      id: first?.id ?? null,
      name: first?.name ?? null,
      email: first?.email ?? null,
    },
    tags: ticket.tags ?? [],
    sla: null,
    tickets: [],
    rating: null,
    aiAgent: false,
    parts: ticket.parts,
    totalParts: ticket.totalParts,
    contacts,
    teammateIds: [],
    attributes: {},
    statistics: null,
    ratingRemark: null,
    about: {
      deliveredAs: null,
      begunOn: null,
      company: null,
      topics: [],
      linkedConversations: [],
      ratingAsked: null,
      aiAgent: null,
      references: {},
    },
    fetchedAtMs: ticket.fetchedAtMs,
    stale: ticket.stale,
  };
};

/** What the shared dialogs ask for, as an action on a ticket; null for what tickets cannot do. No words come here: none could go on. */
export const asTicketAction = (action: WordlessAction): TicketAction | null => {
  switch (action.kind) {
    case "tag":
    case "untag":
      return action;
    case "snooze":
      return { kind: "snooze", until: action.until };
    case "assign":
      switch (action.assignee.kind) {
        case "teammate":
          return { kind: "assign", to: { teammateId: action.assignee.id } };
        case "team":
          return { kind: "assign", to: { teamId: action.assignee.id } };
        case "nobody":
          return { kind: "assign", to: { teammateId: null } };
        case "both":
          return {
            kind: "assign",
            to: { teammateId: action.assignee.teammateId, teamId: action.assignee.teamId },
          };
        case "no-team":
          return null;
      }
  }
};
