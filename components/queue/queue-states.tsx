"use client";
import CircleAlert from "lucide-react/icons/circle-alert";
import Inbox from "lucide-react/icons/inbox";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { isAppError } from "@/lib/core/errors";
import { isolated } from "@/lib/core/text";
import { agoSpan } from "@/lib/core/time";
import type { ReadingOn } from "./use-reading-on";

const words = (error: Error): { message: string; requestId: string | undefined; refused: boolean } =>
  isAppError(error)
    ? { message: error.message, requestId: error.requestId, refused: error.code === "invalid_query" }
    : { message: "Something in Switchyard went wrong.", requestId: undefined, refused: false };

/** The list could not be read at all. */
export const QueueError = ({ error, onRetry }: { error: Error; onRetry: () => void }) => {
  const { message, requestId, refused } = words(error);
  return (
    <Notice
      icon={CircleAlert}
      tone="late"
      alert
      title={refused ? "Intercom cannot search for this" : "The list could not be read"}
      actions={refused ? null : <Button onClick={onRetry}>Try again</Button>}
    >
      {message}
      {requestId ? <span className="mt-1 block text-s text-ink-3">Request {requestId}</span> : null}
    </Notice>
  );
};

/** The list is known but could not be read again. */
export const QueueStale = ({ error, atMs, onRetry }: { error: Error; atMs: number; onRetry: () => void }) => (
  <div
    role="status"
    className="flex items-center gap-2 border-b border-line bg-warm-soft px-3 py-1.5 text-s text-warm"
  >
    <p className="min-w-0 flex-1">
      {words(error).message} This is what was known <Time at={atMs / 1000} format={agoSpan} />.
    </p>
    <Button onClick={onRetry} className="min-h-7 text-s">
      Try again
    </Button>
  </div>
);

/** Nothing matches. */
export const QueueEmpty = ({ viewTitle }: { viewTitle: string | null }) => (
  <Notice icon={Inbox} title={viewTitle === null ? "Nothing matches" : `Nothing in “${isolated(viewTitle)}”`}>
    {viewTitle === null
      ? "Take a term out of the query, or choose a view."
      : "New conversations show up here by themselves. Choose another view to go on."}
  </Notice>
);

export type QueueEndProps = {
  readonly reading: ReadingOn;
  readonly done: boolean;
  /** So many rows are loaded. */
  readonly loaded: number;
  /** Nothing is read on by itself, since one cannot see how far one has scrolled. */
  readonly waits: boolean;
};

/** What stands below the last row. */
export const QueueEnd = ({ reading, done, loaded, waits }: QueueEndProps) => {
  if (reading.error) {
    return (
      <div role="alert" className="flex items-center justify-center gap-3 px-3 py-4 text-s text-ink-2">
        More could not be read. {words(reading.error).message}
        <Button onClick={reading.retry}>Try again</Button>
      </div>
    );
  }
  if (reading.going) return <p className="px-3 py-4 text-center text-s text-ink-3">Reading more…</p>;
  if (done) return <p className="px-3 py-4 text-center text-s text-ink-3">That is all.</p>;
  if (!reading.paused && !waits) return null;
  return (
    <div className="flex items-center justify-center gap-3 px-3 py-4 text-s text-ink-2">
      {reading.paused ? "Nothing that matches for a while." : `${loaded} loaded.`}
      <Button onClick={reading.retry}>Read on</Button>
    </div>
  );
};
