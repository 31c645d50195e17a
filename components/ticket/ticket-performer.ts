import type { QueryClient } from "@tanstack/react-query";
import { journalKeys } from "@/components/data/journal-query";
import { type PendingTicket, pendingTickets } from "@/components/data/pending-tickets";
import { takeTicketAnswer } from "@/components/data/take-ticket-answer";
import type { UndoStack } from "@/components/data/undo-stack";
import { unsure } from "@/components/data/unsure";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketAction } from "@/lib/actions/ticket-input";
import { isForGood } from "@/lib/actions/ticket-inverse";
import type { TicketSeen } from "@/lib/actions/ticket-moved";
import { ticketTable } from "@/lib/actions/ticket-table";
import type { UndoResult } from "@/lib/api/journal";
import type { TicketActionResult } from "@/lib/api/tickets";
import { canTryAgain } from "@/lib/core/can-try-again";
import type { AppError, FieldProblem } from "@/lib/core/errors";
import { ticketOnScreen } from "./ticket-on-screen";
import { backOf, putOnStack, type ToTakeBack } from "./ticket-stack";
import { asAppError, type TicketNotice, tellTicketFailed } from "./ticket-telling";

/** An action that stopped because the ticket is no longer as it was seen. */
export type TicketMovedCase = {
  readonly ticket: TicketDetail;
  readonly action: TicketAction;
  readonly seen: TicketSeen;
  readonly goAhead: () => void;
  /** Told when the person leaves it: what was written is theirs to keep. */
  readonly onLeave?: () => void;
};

export type TicketPerformOptions = {
  /** Kept from an earlier try of the very same action, so that nothing is done twice. */
  readonly key?: string;
  readonly onFields?: (problems: readonly FieldProblem[]) => void;
  /** Told first where it was surely not done: what was written has to stand somewhere. @returns whether the person sees it there */
  readonly onError?: (error: AppError) => boolean;
  /** What was before the person's eyes; null goes ahead whatever has changed since. */
  readonly seen?: TicketSeen | null;
};

/** Shows it at once, sends it, and resolves to the answer; to null when it failed, which has been said by then. */
export type PerformTicket = (
  ticket: TicketDetail,
  action: TicketAction,
  options?: TicketPerformOptions,
) => Promise<TicketActionResult | null>;

export type TicketPerformerParts = {
  readonly client: QueryClient;
  readonly call: (input: {
    id: string;
    key: string;
    action: TicketAction;
    seen?: TicketSeen;
  }) => Promise<TicketActionResult>;
  /** Takes back what a row of the journal says. */
  readonly undo: (input: { readonly id: string; readonly key: string }) => Promise<UndoResult>;
  readonly notify: (notice: TicketNotice) => void;
  readonly onMoved: (moved: TicketMovedCase) => void;
  /** Changes what the key that takes back finds. */
  readonly onStack: (change: (stack: UndoStack) => void) => void;
  readonly wordsFor: (action: TicketAction, ticket: TicketDetail) => string;
  readonly uuid: () => string;
  readonly nowMs: () => number;
};

const same = (entry: PendingTicket, id: string, action: TicketAction): boolean =>
  entry.ticketId === id && JSON.stringify(entry.action) === JSON.stringify(action);

const takeAnswer = (
  client: QueryClient,
  before: TicketDetail,
  action: TicketAction,
  ticket: TicketDetail | null,
): void => {
  takeTicketAnswer(client, { id: before.id, action, before }, ticket);
  void client.invalidateQueries({ queryKey: journalKeys });
};

/** Of what is not guarded the dialog would find nothing that moved, and go ahead over what a colleague has set. */
const isShownAsMoved = ({ kind }: TicketAction, { code }: AppError): boolean =>
  code === "moved" && ticketTable[kind].guarded;

/** The page shows what is not so any more. */
const isOld = ({ code }: AppError): boolean => code === "not_found" || code === "moved";

/**
 * Does actions on tickets from this browser: each is shown at once, sent in order for each ticket, taken back with its reason when it
 * fails, and never sent twice: the same action while one is under way is the same click.
 */
export const createTicketPerformer = (parts: TicketPerformerParts): PerformTicket => {
  const { client, notify } = parts;
  const lastOf = new Map<string, Promise<unknown>>();

  /** After whatever is under way for the ticket, shown meanwhile. */
  const inTurn = async <T>(entry: PendingTicket, call: () => Promise<T>): Promise<T> => {
    pendingTickets.add(entry);
    const sent = Promise.allSettled([lastOf.get(entry.ticketId)]).then(call);
    lastOf.set(entry.ticketId, sent);
    try {
      const result = await sent;
      await client.cancelQueries({ queryKey: ["ticket", entry.ticketId] });
      unsure.remove(entry.key);
      return result;
    } catch (cause) {
      pendingTickets.remove(entry.key);
      unsure.failed(asAppError(cause), entry.key);
      throw cause;
    }
  };

  const send = (entry: PendingTicket, seen: TicketSeen | null): Promise<TicketActionResult> => {
    const guarded = seen !== null && ticketTable[entry.action.kind].guarded;
    const input = { id: entry.ticketId, key: entry.key, action: entry.action, ...(guarded ? { seen } : {}) };
    return inTurn(entry, () => parts.call(input));
  };

  /** From the journal, which knows what it was before; `shown` lies over the ticket until the answer comes. */
  const takeBack = async (what: ToTakeBack, key = parts.uuid()): Promise<void> => {
    const { ticket, shown, journalId, words } = what;
    if (pendingTickets.all().some((entry) => entry.key === key || same(entry, ticket.id, shown))) return;
    const entry: PendingTicket = { key, ticketId: ticket.id, action: shown, startedAtMs: parts.nowMs() };
    parts.onStack((stack) => stack.drop(key));
    try {
      const { ofTicket } = await inTurn(entry, () => parts.undo({ id: journalId, key }));
      takeAnswer(client, ticket, shown, ofTicket?.ticket ?? null);
      pendingTickets.remove(key);
      notify({ tone: "done", text: `Taken back: ${words}` });
    } catch (cause) {
      const error = asAppError(cause);
      const again = () => void takeBack(what, key);
      // The page shows what it refused for.
      void client.invalidateQueries({ queryKey: ["ticket", ticket.id] });
      const failed = error.code === "undo_outdated" ? "" : `Taking back “${words}” failed.`;
      // Or the next `z` would take back what was done before.
      if (canTryAgain(error)) parts.onStack((stack) => stack.push({ key, words, takeBack: again }));
      tellTicketFailed(notify, entry, error, {
        failed,
        what: `Taking back “${words}”`,
        again,
        undoes: key,
      });
    }
  };

  const fail = (
    ticket: TicketDetail,
    entry: PendingTicket,
    seen: TicketSeen | null,
    error: AppError,
    options: TicketPerformOptions,
  ) => {
    const { key, action } = entry;
    const { title } = ticketTable[action.kind];
    const again = () => void perform(ticket, action, { ...options, key });
    const goAhead = () => void perform(ticket, action, { ...options, key, seen: null });
    if (isShownAsMoved(action, error) && seen !== null) parts.onMoved({ ticket, action, seen, goAhead });
    else if (error.fields && options.onFields) options.onFields(error.fields);
    else if (error.code === "outcome_unknown" || unsure.has(key) || options.onError?.(error) !== true)
      tellTicketFailed(notify, entry, error, { failed: `${title} failed.`, what: title, again });
    if (isOld(error)) void client.invalidateQueries({ queryKey: ["ticket", ticket.id] });
  };

  const perform: PerformTicket = async (ticket, action, options = {}) => {
    if (pendingTickets.all().some((entry) => same(entry, ticket.id, action))) return null;
    const entry: PendingTicket = {
      key: options.key ?? parts.uuid(),
      ticketId: ticket.id,
      action,
      startedAtMs: parts.nowMs(),
    };
    const seen = options.seen === undefined ? ticketOnScreen(ticket) : options.seen;
    const doing = send(entry, seen);
    const onStack = putOnStack(parts, ticket, entry, doing, takeBack);
    try {
      const result = await doing;
      takeAnswer(client, ticket, action, result.ticket);
      pendingTickets.remove(entry.key);
      const act = backOf(parts, ticket, action, result) && {
        label: "Undo",
        run: onStack.back,
        undoes: entry.key,
      };
      // Who has taken it back by now is told of that alone.
      const text = parts.wordsFor(action, ticket);
      const said = isForGood(action, ticket) ? `${text}. This cannot be taken back.` : text;
      if (!onStack.isTakenBack()) notify({ tone: "done", text: said, ...(act === null ? {} : { act }) });
      return result;
    } catch (cause) {
      parts.onStack((stack) => stack.drop(entry.key));
      fail(ticket, entry, seen, asAppError(cause), options);
      return null;
    }
  };
  return perform;
};
