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

/** Says why it was not done, or that nobody knows; `what` and `failed` (a sentence, or nothing) say what; `undoes` is what `z` then tries once more. */
export const tellTicketFailed = (
  notify: (notice: TicketNotice) => void,
  error: AppError,
  what: string,
  failed: string,
  again: () => void,
  undoes?: string,
): void => {
  const act = { label: "Try again", run: again, ...(undoes === undefined ? {} : { undoes }) };
  if (error.code === "outcome_unknown")
    notify({ tone: "unknown", text: `${what}: ${error.message}`, act: { label: "Look again", run: again } });
  else
    notify({
      tone: "failed",
      text: `${failed} ${error.message}`.trim(),
      ...(canTryTicketAgain(error) ? { act } : {}),
    });
};
