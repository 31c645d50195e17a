import type { PendingTicket } from "@/components/data/pending-tickets";
import { unsure } from "@/components/data/unsure";
import { placeOf } from "@/lib/actions/subject";
import { canTryAgain } from "@/lib/core/can-try-again";
import { AppError, isAppError } from "@/lib/core/errors";

export type TicketNotice = {
  readonly tone: "done" | "failed" | "unknown";
  readonly text: string;
  readonly act?: { readonly label: string; readonly run: () => void; readonly undoes?: string };
};

export const asAppError = (cause: unknown): AppError =>
  isAppError(cause) ? cause : new AppError("internal", "Something in Switchyard went wrong.", { cause });

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
  // Also where a look did not get through.
  if (error.code === "outcome_unknown" || unsure.has(key)) {
    const words = `${what}: ${error.message}`;
    if (error.code === "outcome_unknown")
      unsure.add({ key, place: placeOf("ticket", ticketId), action, words, look: again });
    notify({ tone: "unknown", text: words, act: { label: "Look again", run: again } });
  } else
    notify({
      tone: "failed",
      text: `${failed} ${error.message}`.trim(),
      ...(canTryAgain(error) ? { act } : {}),
    });
};
