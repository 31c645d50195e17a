import type { Permission } from "@/lib/access/roles";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { ActionKind } from "./input";

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
  /**
   * How it is taken back. `inverse`: by another action, as long as nobody changed it since · `hold`: it waits before it is sent, and can be
   * called off until then · `never`: Intercom has no way back, so it is asked for first or says so.
   */
  readonly undo: "inverse" | "hold" | "never";
  /** Whether it stops when the conversation moved since it was read (product.md "It moved under you"). */
  readonly guarded: boolean;
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
    undo: "inverse",
    guarded: true,
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
    undo: "inverse",
    guarded: false,
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
    undo: "inverse",
    guarded: true,
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
    undo: "inverse",
    guarded: false,
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
    undo: "inverse",
    guarded: false,
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
    undo: "inverse",
    guarded: false,
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
    undo: "inverse",
    guarded: false,
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
    undo: "hold",
    guarded: true,
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
    undo: "hold",
    guarded: false,
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
    undo: "never",
    guarded: false,
    appliesTo: (c) => c.tickets.length === 0,
  },
  snooze: {
    kind: "snooze",
    title: "Snooze",
    done: "Snoozed",
    permission: "triage",
    key: "s",
    retry: "look-first",
    asks: true,
    undo: "inverse",
    guarded: true,
    appliesTo: () => true,
  },
  restore: {
    kind: "restore",
    title: "Put back",
    done: "Put back",
    permission: "triage",
    key: null,
    retry: "look-first",
    asks: true,
    undo: "inverse",
    guarded: false,
    appliesTo: () => true,
  },
  "run-rules": {
    kind: "run-rules",
    title: "Run assignment rules",
    done: "Ran the assignment rules on",
    permission: "triage",
    key: null,
    retry: "never",
    asks: false,
    undo: "inverse",
    guarded: true,
    appliesTo: () => true,
  },
  priority: {
    kind: "priority",
    title: "Priority",
    done: "Set the priority of",
    permission: "triage",
    key: "p",
    retry: "safe",
    asks: false,
    undo: "inverse",
    guarded: false,
    appliesTo: () => true,
  },
  title: {
    kind: "title",
    title: "Rename",
    done: "Renamed",
    permission: "triage",
    key: null,
    retry: "safe",
    asks: true,
    undo: "inverse",
    guarded: false,
    appliesTo: () => true,
  },
  attribute: {
    kind: "attribute",
    title: "Set an attribute",
    done: "Set an attribute of",
    permission: "triage",
    key: null,
    retry: "safe",
    asks: true,
    undo: "inverse",
    guarded: false,
    appliesTo: () => true,
  },
  "add-participant": {
    kind: "add-participant",
    title: "Add a participant",
    done: "Added a participant to",
    permission: "triage",
    key: null,
    retry: "look-first",
    asks: true,
    undo: "inverse",
    guarded: false,
    appliesTo: () => true,
  },
  "remove-participant": {
    kind: "remove-participant",
    title: "Remove a participant",
    done: "Removed a participant from",
    permission: "triage",
    key: null,
    retry: "look-first",
    asks: true,
    undo: "inverse",
    guarded: false,
    appliesTo: () => true,
  },
  redact: {
    kind: "redact",
    title: "Redact a message",
    done: "Redacted a message in",
    permission: "triage",
    key: null,
    retry: "safe",
    asks: true,
    undo: "never",
    guarded: false,
    appliesTo: () => true,
  },
  merge: {
    kind: "merge",
    title: "Merge into another conversation",
    done: "Merged",
    permission: "erase",
    key: null,
    retry: "never",
    asks: true,
    undo: "never",
    guarded: true,
    appliesTo: () => true,
  },
  delete: {
    kind: "delete",
    title: "Delete",
    done: "Deleted",
    permission: "erase",
    key: null,
    retry: "safe",
    asks: true,
    undo: "never",
    guarded: true,
    appliesTo: () => true,
  },
  "reply-as-contact": {
    kind: "reply-as-contact",
    title: "Reply as the contact",
    done: "Added what the contact said to",
    permission: "speak-for-contacts",
    key: null,
    retry: "never",
    asks: true,
    undo: "hold",
    guarded: true,
    appliesTo: (c) => c.contact.id !== null,
  },
};

export const actionRows: readonly ActionRow[] = Object.values(actionTable);

/** Rows that a person may begin from a key, a button or the palette; the others come from undo. */
export const offeredRows: readonly ActionRow[] = actionRows.filter(({ kind }) => kind !== "restore");
