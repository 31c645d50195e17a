"use client";
import { isAppError } from "@/lib/core/errors";

/** A block of the panel that could not be read, and the way to try again; the rest of the panel stands. */
export const PanelFailure = ({
  what,
  error,
  onRetry,
}: {
  /** As the beginning of "… could not be read." */
  readonly what: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}) => (
  <p role="alert" className="mb-1.5 text-m text-ink-2">
    {what} could not be read. {isAppError(error) ? `${error.message} ` : null}
    <button
      type="button"
      className="min-h-6 text-accent underline max-md:block max-md:min-h-11"
      onClick={onRetry}
    >
      Try again
    </button>
  </p>
);
