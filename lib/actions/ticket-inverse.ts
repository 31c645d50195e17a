import { isSettable, type TicketAttributeValue, type TicketField } from "@/lib/ticket/model";
import type { DoneAs } from "./inverse";
import type { TicketDetail } from "./ticket-detail";
import type { TicketAction, TicketActionOf } from "./ticket-input";
import { ticketTable } from "./ticket-table";

export type TicketBefore = Pick<
  TicketDetail,
  | "open"
  | "snoozedUntil"
  | "assigneeId"
  | "teamId"
  | "stateId"
  | "stateLabel"
  | "shared"
  | "tags"
  | "conversationIds"
> & {
  readonly fields: readonly (Pick<TicketField, "name" | "type" | "value"> & {
    readonly files: readonly unknown[];
  })[];
};

const restore = ({ open, snoozedUntil, assigneeId, teamId }: TicketBefore): TicketAction => ({
  kind: "restore",
  to: { open, snoozedUntil, assigneeId, teamId },
});

/** Where it had no team before, nothing takes the new one away again. */
const inverseOfAssigning = ({ to }: TicketActionOf<"assign">, before: TicketBefore): TicketAction | null => {
  if (to.teamId !== undefined && before.teamId === null) return null;
  const changes =
    (to.teammateId !== undefined && to.teammateId !== before.assigneeId) ||
    (to.teamId !== undefined && to.teamId !== before.teamId);
  return changes ? restore(before) : null;
};

const sameValue = (a: TicketAttributeValue, b: TicketAttributeValue): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Files cannot be given back: their addresses end within the hour. */
const inverseOfAttribute = (
  { name, value }: TicketActionOf<"attribute">,
  field: TicketBefore["fields"][number] | undefined,
): TicketAction | null => {
  if (field === undefined) return null;
  if (field.type === "files") return field.files.length === 0 ? { kind: "attribute", name, value: [] } : null;
  return sameValue(field.value, value) ? null : { kind: "attribute", name, value: field.value };
};

/** Whether `action` leaves something that nothing brings back, however it is asked. */
export const isForGood = (action: TicketAction, before: Pick<TicketBefore, "fields">): boolean => {
  if (ticketTable[action.kind].undo === "never") return true;
  if (action.kind !== "attribute") return false;
  const field = before.fields.find(({ name }) => name === action.name);
  return field?.type === "files" && field.files.length > 0;
};

/** Where a state can be set only by its category, nothing brings back one that cannot be set at all. */
const inverseOfState = (action: TicketActionOf<"state">, before: TicketBefore): TicketAction | null => {
  const { stateId: id, stateLabel: label } = before;
  if (id === null || id === action.state.id) return null;
  return isSettable(id) || /^\d+$/.test(id) ? { kind: "state", state: { id, label } } : null;
};

/** What takes `action` back, given the ticket as it was before; null when nothing does, or when it changed nothing. */
export const inverseOfTicket = (
  action: TicketAction,
  before: TicketBefore,
  doneAs: Pick<DoneAs, "tagId"> = {},
): TicketAction | null => {
  switch (action.kind) {
    case "state":
      return inverseOfState(action, before);
    case "attribute":
      return inverseOfAttribute(
        action,
        before.fields.find(({ name }) => name === action.name),
      );
    case "assign":
      return inverseOfAssigning(action, before);
    case "close":
      return before.open || before.snoozedUntil !== null ? restore(before) : null;
    case "open":
      return before.open && before.snoozedUntil === null ? null : restore(before);
    case "snooze":
      return before.snoozedUntil === action.until ? null : restore(before);
    case "restore":
      return restore(before);
    case "share":
      return before.shared === action.shared ? null : { kind: "share", shared: before.shared };
    case "tag": {
      const id = "id" in action.tag ? action.tag.id : doneAs.tagId;
      if (id === undefined || before.tags?.some((tag) => tag.id === id)) return null;
      return { kind: "untag", tag: { id, name: action.tag.name } };
    }
    case "untag":
      return before.tags?.some((tag) => tag.id === action.tag.id) === false
        ? null
        : { kind: "tag", tag: action.tag };
    case "link":
      return before.conversationIds.includes(action.conversationId) ? null : { ...action, kind: "unlink" };
    case "unlink":
      return before.conversationIds.includes(action.conversationId) ? { ...action, kind: "link" } : null;
    case "reply":
    case "note":
    case "delete":
      return null;
  }
};
