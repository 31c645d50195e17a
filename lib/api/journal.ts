import type { ActionInput } from "@/lib/actions/input";
import type { TicketAction } from "@/lib/actions/ticket-input";
import type { ErrorCode } from "@/lib/core/errors";
import type { AdministrationAction } from "./administration";
import type { ActionResult } from "./conversations";
import { endpoint } from "./endpoint";
import type { NewMessage } from "./new-conversation";
import type { TicketActionResult } from "./tickets";

/** Of attributes whatever they hold; tags and conversations by name or number; null is not set. */
export type ChangeValue = string | number | boolean | readonly string[] | null;

/** One thing that an action changed, as far as the journal tells. */
export type Change = {
  readonly what:
    | "state"
    | "snoozedUntil"
    | "assigneeId"
    | "teamId"
    | "tags"
    | "priority"
    | "read"
    | "title"
    | "attribute"
    | "shared"
    | "conversations";
  /** Of an attribute: what it is called. */
  readonly name: string | null;
  /** Left out where nobody had read it. */
  readonly before?: ChangeValue;
  readonly after: ChangeValue;
};

type RowFacts = {
  readonly id: string;
  /** Its place in the journal. */
  readonly seq: string;
  /** When it began, unix seconds. */
  readonly at: number;
  readonly who: { readonly memberId: string; readonly name: string; readonly isMe: boolean };
  /** `unknown` also where the process that did it died, and nobody has looked yet. */
  readonly outcome: "done" | "failed" | "unknown" | "running";
  /** Whether the one who asks can still take it back, as far as the journal tells: what others have changed since shows only then. */
  readonly undoable: boolean;
  readonly undone: boolean;
  /** The row that it took back. */
  readonly undoOf: string | null;
  /** The row that took it back, and was not taken back in turn. */
  readonly undoneBy: string | null;
  readonly changes: readonly Change[];
  /** The request that asked for it, as the log has it; null for what the server did by itself. */
  readonly requestId: string | null;
  /** Why it was not done; null otherwise, and where that is not known. */
  readonly why: ErrorCode | null;
};

export type ConversationRow = RowFacts & {
  readonly kind: "conversation";
  readonly conversationId: string;
  /** What it is called: title, subject or contact; null where nobody has read it. */
  readonly name: string | null;
  readonly action: ActionInput;
};

export type TicketJournalRow = RowFacts & {
  readonly kind: "ticket";
  readonly ticketId: string;
  /** What it is called; null where nobody has read it. */
  readonly name: string | null;
  readonly action: TicketAction;
};

/** What is done beside the tables of actions. */
export const otherKinds = ["new-conversation", "new-message", "contact-note"] as const;

/** What is done beside the tables of actions, and cannot be taken back. */
export type OtherAction =
  | {
      readonly kind: "new-conversation";
      readonly contactId: string;
      readonly subject: string;
      readonly text: string;
    }
  | ({ readonly kind: "new-message" } & Omit<NewMessage, "key">)
  | { readonly kind: "contact-note"; readonly contactId: string; readonly text: string };

export type OtherRow = RowFacts & {
  readonly kind: "other";
  /** Where it was written, or what was begun; null while nobody knows. */
  readonly conversationId: string | null;
  readonly action: OtherAction;
};

/** Owners see all of them; others what they did themselves, and what was done to them. `who` is Switchyard where nobody asked for it. */
export type AdministrationRow = RowFacts & {
  readonly kind: "administration";
  /** The member that it was done to; null where it was the workspace. */
  readonly about: RowFacts["who"] | null;
  readonly action: AdministrationAction;
};

/** One action that was done at Intercom through Switchyard. */
export type ActionRow = ConversationRow | TicketJournalRow | OtherRow;

/** One thing that was done through Switchyard. */
export type JournalRow = ActionRow | AdministrationRow;

export type JournalPage = {
  readonly rows: readonly JournalRow[];
  /** What `before` has to be for the rows that come next; null at the end. */
  readonly next: string | null;
  /** The journal's last row as this was read, whether it is shown or not: what comes after it is new. */
  readonly newest: string;
};

/**
 * What was done, newest first, fifty at a time: of what the query `q` (`journal-language.ts`) finds that which the one who asks may see.
 * That is one's own, and whatever was done to a conversation or ticket that the query names; with `read-journal` everybody's.
 */
export const getJournal = endpoint<JournalPage>()({
  method: "GET",
  path: "/api/journal",
  input: () => import("./inputs").then((all) => all.journalInput),
});

/** How many rows `getJournal` would now show above the row `since`, at most 100. */
export const getJournalNews = endpoint<{ readonly count: number }>()({
  method: "GET",
  path: "/api/journal/news",
  input: () => import("./inputs").then((all) => all.journalNewsInput),
});

/** Whom `by:` can name: everybody who signs in, or did. */
export const getJournalMembers = endpoint<{
  readonly members: readonly { readonly id: string; readonly name: string }[];
}>()({
  method: "GET",
  path: "/api/journal/members",
  input: () => import("./inputs").then((all) => all.nothing),
});

/** All of what `getJournal` shows for the query, as CSV, oldest first. */
export const getJournalCsv = endpoint<never>()({
  method: "GET",
  path: "/api/journal/csv",
  isOnRecord: true,
  input: () => import("./inputs").then((all) => all.journalCsvInput),
});

/** The answer of the action that took it back; `ofTicket` alone says what became of a ticket, and is null for conversations. */
export type UndoResult = ActionResult & { readonly ofTicket: TicketActionResult | null };

/**
 * Takes back what a row of the journal says, as an action of its own: its answer is that action's. `undo_outdated` says what changed
 * since, or that it was taken back already; nothing was done then. What takes it back can be taken back by its own row.
 */
export const postUndo = endpoint<UndoResult>()({
  method: "POST",
  path: "/api/journal/:id/undo",
  input: () => import("./inputs").then((all) => all.undoInput),
});

/**
 * Finds out what became of one's own action whose end nobody knows; never does it again. Answers as the action would have.
 * @throws `intercom_unavailable` where it surely was not done, `outcome_unknown` where nobody can tell even now, `conflict` where its end
 * is known or it is another member's
 */
export const postLook = endpoint<UndoResult>()({
  method: "POST",
  path: "/api/journal/:id/look",
  input: () => import("./inputs").then((all) => all.lookInput),
});
