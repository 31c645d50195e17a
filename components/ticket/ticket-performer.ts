import type { QueryClient } from "@tanstack/react-query";
import { conversationKey } from "@/components/data/conversation-query";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketAction } from "@/lib/actions/ticket-input";
import { inverseOfTicket } from "@/lib/actions/ticket-inverse";
import { type TicketSeen, ticketSeen } from "@/lib/actions/ticket-moved";
import { ticketTable } from "@/lib/actions/ticket-table";
import type { TicketActionResult } from "@/lib/api/tickets";
import { AppError, type FieldProblem, isAppError } from "@/lib/core/errors";
import { type PendingTicket, pendingTickets } from "./pending-tickets";

export type TicketNotice = {
  readonly tone: "done" | "failed" | "unknown";
  readonly text: string;
  readonly act?: { readonly label: string; readonly run: () => void };
};

/** An action that stopped because the ticket is no longer as it was seen. */
export type TicketMovedCase = {
  readonly ticket: TicketDetail;
  readonly action: TicketAction;
  readonly seen: TicketSeen;
  readonly goAhead: () => void;
};

export type TicketPerformOptions = {
  /** Kept from an earlier try of the very same action, so that nothing is done twice. */
  readonly key?: string;
  readonly onFields?: (problems: readonly FieldProblem[]) => void;
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
  readonly notify: (notice: TicketNotice) => void;
  readonly onMoved: (moved: TicketMovedCase) => void;
  readonly onDone: (takeBack: (() => void) | null, words: string) => void;
  readonly wordsFor: (action: TicketAction, ticket: TicketDetail) => string;
  readonly uuid: () => string;
  readonly nowMs: () => number;
};

/** Trying the very same again cannot help: the input, or the world, has to change first. */
const final = new Set(["invalid_input", "forbidden", "intercom_refused", "not_found", "bad_request"]);

const same = (entry: PendingTicket, id: string, action: TicketAction): boolean =>
  entry.ticketId === id && JSON.stringify(entry.action) === JSON.stringify(action);

const asAppError = (cause: unknown): AppError =>
  isAppError(cause) ? cause : new AppError("internal", "Something in Switchyard went wrong.", { cause });

const takeAnswer = (
  client: QueryClient,
  before: TicketDetail,
  action: TicketAction,
  { ticket }: TicketActionResult,
): void => {
  if (ticket) client.setQueryData(["ticket", ticket.id], ticket);
  else void client.invalidateQueries({ queryKey: ["ticket", before.id] });
  const linked = new Set([...before.conversationIds, ...(ticket?.conversationIds ?? [])]);
  if (action.kind === "link" || action.kind === "unlink") linked.add(action.conversationId);
  for (const id of linked) void client.invalidateQueries({ queryKey: conversationKey(id) });
};

/**
 * Does actions on tickets from this browser: each is shown at once, sent in order for each ticket, taken back with its reason when it
 * fails, and never sent twice: the same action while one is under way is the same click.
 */
export const createTicketPerformer = (parts: TicketPerformerParts): PerformTicket => {
  const { client, notify } = parts;
  const lastOf = new Map<string, Promise<unknown>>();

  const send = (entry: PendingTicket, seen: TicketSeen | null): Promise<TicketActionResult> => {
    const guarded = seen !== null && ticketTable[entry.action.kind].guarded;
    const input = { id: entry.ticketId, key: entry.key, action: entry.action, ...(guarded ? { seen } : {}) };
    const sent = Promise.allSettled([lastOf.get(entry.ticketId)]).then(() => parts.call(input));
    lastOf.set(entry.ticketId, sent);
    return sent;
  };

  const say = (ticket: TicketDetail, action: TicketAction, result: TicketActionResult) => {
    const inverse = inverseOfTicket(action, ticket, { tagId: result.tag?.id });
    const now = result.ticket ?? ticket;
    const takeBack = inverse === null ? null : () => void perform(now, inverse, { seen: null });
    const text = parts.wordsFor(action, ticket);
    parts.onDone(takeBack, text);
    notify({
      tone: "done",
      text,
      ...(takeBack === null ? {} : { act: { label: "Undo", run: takeBack } }),
    });
  };

  const fail = (
    ticket: TicketDetail,
    entry: PendingTicket,
    error: AppError,
    options: TicketPerformOptions,
  ) => {
    const { key, action } = entry;
    const { title } = ticketTable[action.kind];
    const again = () => void perform(ticket, action, { ...options, key });
    if (error.code === "moved") {
      const seen = options.seen ?? ticketSeen(ticket);
      const goAhead = () => void perform(ticket, action, { ...options, key, seen: null });
      parts.onMoved({ ticket, action, seen, goAhead });
    } else if (error.fields && options.onFields) options.onFields(error.fields);
    else if (error.code === "outcome_unknown")
      notify({
        tone: "unknown",
        text: `${title}: ${error.message}`,
        act: { label: "Look again", run: again },
      });
    else
      notify({
        tone: "failed",
        text: `${title} failed. ${error.message}`,
        ...(final.has(error.code) ? {} : { act: { label: "Try again", run: again } }),
      });
    if (error.code === "not_found") void client.invalidateQueries({ queryKey: ["ticket", ticket.id] });
  };

  const perform: PerformTicket = async (ticket, action, options = {}) => {
    if (pendingTickets.all().some((entry) => same(entry, ticket.id, action))) return null;
    const entry: PendingTicket = {
      key: options.key ?? parts.uuid(),
      ticketId: ticket.id,
      action,
      startedAtMs: parts.nowMs(),
    };
    pendingTickets.add(entry);
    try {
      const result = await send(entry, options.seen === undefined ? ticketSeen(ticket) : options.seen);
      await client.cancelQueries({ queryKey: ["ticket", ticket.id] });
      takeAnswer(client, ticket, action, result);
      pendingTickets.remove(entry.key);
      say(ticket, action, result);
      return result;
    } catch (cause) {
      pendingTickets.remove(entry.key);
      fail(ticket, entry, asAppError(cause), options);
      return null;
    }
  };
  return perform;
};
