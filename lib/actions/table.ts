import type { Permission } from "@/lib/access/roles";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { ActionInput, ActionKind, Assignee } from "./input";

/**
 * How an attempt with an unknown outcome may be treated (quality.md 2.2).
 * `safe`: absolute values, may be repeated · `look-first`: the state may be repeated once a look shows that it is not
 * reached · `never`: a customer could see it twice, so a person decides.
 */
export type RetryClass = "safe" | "look-first" | "never";

export type ActionRow = {
  readonly kind: ActionKind;
  /** As a button and in the palette. */
  readonly title: string;
  /** What the toast says after it was done. */
  readonly done: string;
  readonly permission: Permission;
  /** The single key, as product.md "Keyboard" has it; null when the palette and buttons serve. */
  readonly key: string | null;
  readonly retry: RetryClass;
  /** Whether one key does it at once, or something must be chosen or written first. */
  readonly asks: boolean;
  readonly appliesTo: (conversation: ConversationSummary) => boolean;
};

/** The one table that buttons, palette, keyboard, journal and undo read. A new action is one row and one verb. */
export const actionTable: Readonly<Record<ActionKind, ActionRow>> = {
  close: {
    kind: "close",
    title: "Close",
    done: "Closed",
    permission: "triage",
    key: "e",
    retry: "look-first",
    asks: false,
    appliesTo: (c) => c.state !== "closed",
  },
  open: {
    kind: "open",
    title: "Open again",
    done: "Opened",
    permission: "triage",
    key: "E",
    retry: "look-first",
    asks: false,
    appliesTo: (c) => c.state !== "open",
  },
  assign: {
    kind: "assign",
    title: "Assign",
    done: "Assigned",
    permission: "triage",
    key: "a",
    retry: "look-first",
    asks: true,
    appliesTo: () => true,
  },
  tag: {
    kind: "tag",
    title: "Tag",
    done: "Tagged",
    permission: "triage",
    key: "t",
    retry: "safe",
    asks: true,
    appliesTo: () => true,
  },
  untag: {
    kind: "untag",
    title: "Remove tag",
    done: "Tag removed",
    permission: "triage",
    key: null,
    retry: "safe",
    asks: true,
    appliesTo: (c) => c.tags.length > 0,
  },
  read: {
    kind: "read",
    title: "Mark read",
    done: "Marked read",
    permission: "triage",
    key: null,
    retry: "safe",
    asks: false,
    appliesTo: (c) => !c.read,
  },
  unread: {
    kind: "unread",
    title: "Mark unread",
    done: "Marked unread",
    permission: "triage",
    key: "U",
    retry: "safe",
    asks: false,
    appliesTo: (c) => c.read,
  },
  reply: {
    kind: "reply",
    title: "Reply",
    done: "Reply sent",
    permission: "triage",
    key: "r",
    retry: "never",
    asks: true,
    appliesTo: () => true,
  },
  note: {
    kind: "note",
    title: "Add note",
    done: "Note added",
    permission: "triage",
    key: "n",
    retry: "never",
    asks: true,
    appliesTo: () => true,
  },
  convert: {
    kind: "convert",
    title: "Convert to ticket",
    done: "Converted to a ticket",
    permission: "triage",
    key: "c",
    retry: "never",
    asks: true,
    appliesTo: (c) => c.tickets.length === 0,
  },
};

export const actionRows: readonly ActionRow[] = Object.values(actionTable);

/**
 * What takes `input` back, given the conversation as it was before; null when nothing does (reply, note, convert, and what
 * changes two things at once) or when it changed nothing. A new tag has no id before it is made, so its inverse needs the id that came back.
 */
export const inverseOf = (
  input: ActionInput,
  before: ConversationSummary,
  createdTagId?: string,
): ActionInput | null => {
  switch (input.kind) {
    case "close":
      // What was snoozed would be opened: that is not what it was.
      return before.state === "open" ? { kind: "open" } : null;
    case "open":
      return before.state === "closed" ? { kind: "close" } : null;
    case "read":
      return before.read ? null : { kind: "unread" };
    case "unread":
      return before.read ? { kind: "read" } : null;
    case "assign":
      return inverseOfAssign(input.assignee, before);
    case "tag": {
      const id = "id" in input.tag ? input.tag.id : createdTagId;
      if (id === undefined || before.tags.some((tag) => tag.id === id)) return null;
      return { kind: "untag", tag: { id, name: input.tag.name } };
    }
    case "untag":
      return before.tags.some((tag) => tag.id === input.tag.id) ? { kind: "tag", tag: input.tag } : null;
    case "reply":
    case "note":
    case "convert":
      return null;
  }
};

const teammateOrNobody = (id: string | null): Assignee =>
  id === null ? { kind: "nobody" } : { kind: "teammate", id };

const teamOrNone = (id: string | null): Assignee =>
  id === null ? { kind: "no-team" } : { kind: "team", id };

const isSame = (one: Assignee, other: Assignee): boolean =>
  one.kind === other.kind && ("id" in one ? one.id : null) === ("id" in other ? other.id : null);

const inverseOfAssign = (assignee: Assignee, before: ConversationSummary): ActionInput | null => {
  const isTeam = assignee.kind === "team" || assignee.kind === "no-team";
  const was = isTeam ? teamOrNone(before.teamId) : teammateOrNobody(before.assigneeId);
  // Giving it to somebody opens what was closed or snoozed, there or on the way back.
  return before.state !== "open" || isSame(assignee, was) ? null : { kind: "assign", assignee: was };
};
