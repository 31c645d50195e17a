import { checkAttribute } from "@/lib/ticket/attributes";
import { holdsFiles } from "@/lib/ticket/held-files";
import type { TicketAttributeValue } from "@/lib/ticket/model";
import type { DoneAs } from "./inverse";
import { sameValue } from "./stands";
import type { TicketDetail } from "./ticket-detail";
import type { TicketAction, TicketActionOf, TicketAssignee } from "./ticket-input";

/** What changes together when a ticket is closed, opened, snoozed or assigned. */
export type TicketAfter = Pick<TicketDetail, "open" | "snoozedUntil" | "assigneeId" | "teamId">;

/** What Intercom's answer told of an action on a ticket, kept so that taking it back can be judged later. */
export type TicketDoneThen = Pick<DoneAs, "tagId"> & { readonly after?: TicketAfter | null | undefined };

export type TicketNow = TicketAfter &
  Pick<TicketDetail, "stateId" | "shared" | "tags" | "fields" | "conversationIds">;

export const sameAfter = (a: TicketAfter, b: TicketAfter): boolean =>
  a.open === b.open &&
  a.snoozedUntil === b.snoozedUntil &&
  a.assigneeId === b.assigneeId &&
  a.teamId === b.teamId;

const isAssignedTo = ({ teammateId, teamId }: TicketAssignee, now: TicketNow): boolean =>
  (teammateId === undefined || now.assigneeId === teammateId) &&
  (teamId === undefined || now.teamId === teamId);

const isAttributeStill = ({ name, value, files }: TicketActionOf<"attribute">, now: TicketNow): boolean => {
  const field = now.fields.find((one) => one.name === name);
  if (field === undefined) return false;
  if (field.type === "files")
    return holdsFiles(field.files, {
      files: files?.[name] ?? [],
      addresses: Array.isArray(value) ? value.length : 0,
    });
  const sent = checkAttribute({ ...field, required: false }, value);
  const given: TicketAttributeValue = sent.ok ? (sent.value ?? null) : value;
  return sameValue(field.value, given);
};

type ChangesStanding = Extract<TicketAction, { kind: "close" | "open" | "snooze" | "assign" | "restore" }>;

/** Nobody knows how it was left: what it brought about itself must be there at least. */
const bringsAbout = (action: ChangesStanding, now: TicketNow): boolean => {
  switch (action.kind) {
    case "close":
      return !now.open && now.snoozedUntil === null;
    case "open":
      return now.open && now.snoozedUntil === null;
    case "snooze":
      return now.snoozedUntil === action.until;
    case "assign":
      return isAssignedTo(action.to, now);
    case "restore":
      return sameAfter(action.to, now);
  }
};

/**
 * Whether what was done to a ticket is still as it was left, so that its inverse takes back that and not what somebody has done since. What
 * has no inverse never stands.
 */
export const ticketStillStands = (action: TicketAction, done: TicketDoneThen, now: TicketNow): boolean => {
  switch (action.kind) {
    case "state":
      return now.stateId === action.state.id;
    case "attribute":
      return isAttributeStill(action, now);
    case "close":
    case "open":
    case "snooze":
    case "assign":
    case "restore":
      return done.after ? sameAfter(done.after, now) : bringsAbout(action, now);
    case "share":
      return now.shared === action.shared;
    case "tag": {
      const id = "id" in action.tag ? action.tag.id : done.tagId;
      // Where Intercom does not tell a ticket's tags, taking off what is off already harms nobody.
      return now.tags === null || now.tags.some((tag) => tag.id === id);
    }
    case "untag":
      return now.tags === null || !now.tags.some((tag) => tag.id === action.tag.id);
    case "link":
      return now.conversationIds.includes(action.conversationId);
    case "unlink":
      return !now.conversationIds.includes(action.conversationId);
    case "reply":
    case "note":
    case "delete":
      return false;
  }
};
