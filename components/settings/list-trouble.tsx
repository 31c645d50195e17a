"use client";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { isAppError } from "@/lib/core/errors";
import { agoSpan } from "@/lib/core/time";

export type ListTroubleProps = {
  /** What could not be read, as a sentence begins with it. */
  readonly what: string;
  readonly error: unknown;
  /** Of when what is shown below is, unix ms; null where nothing is shown. */
  readonly shownFromMs: number | null;
  readonly onRetry: () => void;
};

/** That a list could not be read, with the way to try again; beside what was known before, of when that is. */
export const ListTrouble = ({ what, error, shownFromMs, onRetry }: ListTroubleProps) => (
  <div
    role="alert"
    className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-l bg-warm-soft px-3 py-2"
  >
    <p className="min-w-0 flex-1 basis-56 text-warm">
      {what} could not be read. {isAppError(error) ? error.message : "Something in Switchyard went wrong."}
      {shownFromMs === null ? null : (
        <>
          {" "}
          What is shown is from <Time at={shownFromMs / 1000} format={agoSpan} />.
        </>
      )}
    </p>
    <Button onClick={onRetry}>Try again</Button>
  </div>
);
