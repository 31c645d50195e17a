import type { ActionInput } from "@/lib/actions/input";
import type { TicketAction } from "@/lib/actions/ticket-input";
import type { ErrorCode } from "@/lib/core/errors";
import type { AdministrationAction } from "./administration";
import type { ActionResult } from "./conversations";
import { endpoint } from "./endpoint";
import type { NewMessage } from "./new-conversation";
import type { TicketActionResult } from "./tickets";

type RowFacts = {
  readonly id: string;
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

/** Newest first, at most 50: mine, or whatever was done to one conversation or one ticket. */
export const getJournal = endpoint<{ readonly rows: readonly JournalRow[] }>()({
  method: "GET",
  path: "/api/journal",
  input: () => import("./inputs").then((all) => all.journalInput),
});

/** All of what `getJournal` gives the latest of, as CSV, oldest first. */
export const getJournalCsv = endpoint<never>()({
  method: "GET",
  path: "/api/journal/csv",
  input: () => import("./inputs").then((all) => all.journalInput),
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
