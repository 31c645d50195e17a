import type { PendingTicket } from "@/components/data/pending-tickets";
import type { UndoStack } from "@/components/data/undo-stack";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketAction } from "@/lib/actions/ticket-input";
import { inverseOfTicket, isForGood } from "@/lib/actions/ticket-inverse";
import { ticketTable } from "@/lib/actions/ticket-table";
import type { TicketActionResult } from "@/lib/api/tickets";

/** Something that was done to a ticket and is to be taken back. */
export type ToTakeBack = {
  /** As the action left it. */
  readonly ticket: TicketDetail;
  /** What shows while it is being taken back. */
  readonly shown: TicketAction;
  readonly journalId: string;
  readonly words: string;
};

type Parts = {
  readonly onStack: (change: (stack: UndoStack) => void) => void;
  readonly wordsFor: (action: TicketAction, ticket: TicketDetail) => string;
};

/** What takes it back; null where nothing does, or where it changed nothing. */
export const backOf = (
  { wordsFor }: Parts,
  ticket: TicketDetail,
  action: TicketAction,
  result: TicketActionResult,
): ToTakeBack | null => {
  const shown = inverseOfTicket(action, ticket, { tagId: result.tag?.id });
  const { ticket: after, journalId } = result;
  return shown && { ticket: after ?? ticket, shown, journalId, words: wordsFor(action, ticket) };
};

/** So that the key that takes back finds it from the moment that it was begun. @returns the way back, which waits until it is known */
export const putOnStack = (
  parts: Parts,
  ticket: TicketDetail,
  { key, action }: PendingTicket,
  done: Promise<TicketActionResult>,
  takeBack: (what: ToTakeBack) => Promise<void>,
) => {
  const drop = () => parts.onStack((stack) => stack.drop(key));
  const isInvertible = ticketTable[action.kind].undo === "inverse" && !isForGood(action, ticket);
  let isTakenBack = false;
  let known: ToTakeBack | null = null;
  const what = done.then(
    (result) => {
      known = backOf(parts, ticket, action, result);
      return known;
    },
    () => null,
  );
  const back = () => {
    isTakenBack = true;
    drop();
    // Not a turn later: what one does has to show at once.
    if (known !== null) void takeBack(known);
    else void what.then((found) => found && takeBack(found));
  };
  const words = parts.wordsFor(action, ticket);
  parts.onStack((stack) => stack.push({ key, words, takeBack: isInvertible ? back : null }));
  // It failed, or changed nothing that could be put back.
  if (isInvertible) void what.then((found) => found ?? drop());
  return { back, isTakenBack: () => isTakenBack };
};
