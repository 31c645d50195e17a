import type { Part, Tag } from "@/lib/conversation/model";
import { type TransitionEnv, textToHtml } from "@/lib/conversation/transitions";
import { descriptionAttribute, titleAttribute } from "@/lib/ticket/attributes";
import type { TicketDetail } from "./ticket-detail";
import type { TicketAction, TicketActionOf, TicketAssignee } from "./ticket-input";

const withTag = (tags: readonly Tag[] | null, { tag }: TicketActionOf<"tag">): readonly Tag[] | null => {
  const id = "id" in tag ? tag.id : (tags?.find((one) => one.name === tag.name)?.id ?? `new:${tag.name}`);
  if (tags === null) return null;
  return tags.some((one) => one.id === id) ? tags : [...tags, { id, name: tag.name }];
};

const assigned = (ticket: TicketDetail, to: TicketAssignee): TicketDetail => ({
  ...ticket,
  assigneeId: to.teammateId === undefined ? ticket.assigneeId : to.teammateId,
  teamId: to.teamId ?? ticket.teamId,
});

const withValue = (ticket: TicketDetail, action: TicketActionOf<"attribute">): TicketDetail => {
  const { name, value } = action;
  const fields = ticket.fields.map((field) => {
    if (field.name !== name) return field;
    const added = (action.files?.[name] ?? []).map(({ name: fileName, contentType, sizeBytes }) => ({
      name: fileName,
      href: null,
      contentType,
      sizeBytes,
      width: null,
      height: null,
    }));
    return { ...field, value, files: field.type === "files" ? added : field.files };
  });
  const text = value === null || value === "" ? null : String(value);
  return {
    ...ticket,
    fields,
    ...(name === titleAttribute ? { title: text } : {}),
    ...(name === descriptionAttribute ? { description: text } : {}),
  };
};

const said = (
  ticket: TicketDetail,
  action: TicketActionOf<"reply" | "note">,
  env: TransitionEnv,
): TicketDetail => {
  const part: Part = {
    id: env.partId,
    partType: action.kind === "note" ? "note" : "comment",
    author: env.me,
    createdAt: env.now,
    html: textToHtml(action.text),
    hasRemoteImages: false,
    attachments: [],
    assignedTo: null,
    redacted: false,
    pending: true,
  };
  return { ...ticket, parts: [...ticket.parts, part], totalParts: ticket.totalParts + 1 };
};

/** The ticket as it will look once `action` has been done. Pure, total, and idempotent for everything but replies and notes. */
export const applyTicket = (ticket: TicketDetail, action: TicketAction, env: TransitionEnv): TicketDetail => {
  switch (action.kind) {
    case "state": {
      const known = ticket.states.find(({ id }) => id === action.state.id);
      return {
        ...ticket,
        stateId: action.state.id,
        stateLabel: known?.label ?? action.state.label,
        state: known?.category ?? ticket.state,
      };
    }
    case "attribute":
      return withValue(ticket, action);
    case "assign":
      return assigned(ticket, action.to);
    case "close":
      return { ...ticket, open: false, snoozedUntil: null };
    case "open":
      return { ...ticket, open: true, snoozedUntil: null };
    case "snooze":
      return { ...ticket, snoozedUntil: action.until };
    case "restore":
      return { ...ticket, ...action.to, teamId: action.to.teamId ?? ticket.teamId };
    case "share":
      return { ...ticket, shared: action.shared };
    case "tag":
      return { ...ticket, tags: withTag(ticket.tags, action) };
    case "untag":
      return { ...ticket, tags: ticket.tags?.filter(({ id }) => id !== action.tag.id) ?? null };
    case "reply":
    case "note":
      return said(ticket, action, env);
    case "link":
      return ticket.conversationIds.includes(action.conversationId)
        ? ticket
        : { ...ticket, conversationIds: [...ticket.conversationIds, action.conversationId] };
    case "unlink":
      return {
        ...ticket,
        conversationIds: ticket.conversationIds.filter((id) => id !== action.conversationId),
      };
    case "delete":
      return ticket;
  }
};
