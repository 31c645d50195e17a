import type { PendingTicket } from "@/components/data/pending-tickets";
import { unsure } from "@/components/data/unsure";
import { placeOf } from "@/lib/actions/subject";
import { AppError, isAppError } from "@/lib/core/errors";

export type TicketNotice = {
  readonly tone: "done" | "failed" | "unknown";
  readonly text: string;
  readonly act?: { readonly label: string; readonly run: () => void; readonly undoes?: string };
};

/** Trying the very same again cannot help: the input, or the world, has to change first. */
const final = new Set([
  "invalid_input",
  "forbidden",
  "intercom_refused",
  "not_found",
  "bad_request",
  "undo_outdated",
  "not_supported",
]);

export const asAppError = (cause: unknown): AppError =>
  isAppError(cause) ? cause : new AppError("internal", "Something in Switchyard went wrong.", { cause });

/** Whether trying the very same again can help, of something that is known not to have been done. */
export const canTryTicketAgain = ({ code }: AppError): boolean =>
  code !== "outcome_unknown" && !final.has(code);

type FailingTicket = {
  /** A sentence that says what failed, without why; empty where the reason says it all. */
  readonly failed: string;
  /** What nobody knows the outcome of. */
  readonly what: string;
  /** The very same once more, under the same key: of what nobody knows, that looks. */
  readonly again: () => void;
  /** What `z` then tries once more. */
  readonly undoes?: string;
};

/** Says why it was not done; of what nobody knows, that it can be looked at, also later on the ticket's page. */
export const tellTicketFailed = (
  notify: (notice: TicketNotice) => void,
  { key, ticketId, action }: PendingTicket,
  error: AppError,
  { failed, what, again, undoes }: FailingTicket,
): void => {
  const act = { label: "Try again", run: again, ...(undoes === undefined ? {} : { undoes }) };
  if (error.code === "outcome_unknown") {
    const words = `${what}: ${error.message}`;
    unsure.add({ key, place: placeOf("ticket", ticketId), action, words, look: again });
    notify({ tone: "unknown", text: words, act: { label: "Look again", run: again } });
  } else
    notify({
      tone: "failed",
      text: `${failed} ${error.message}`.trim(),
      ...(canTryTicketAgain(error) ? { act } : {}),
    });
};
