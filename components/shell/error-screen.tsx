"use client";

const button = "min-h-[30px] rounded-m px-2.5 max-md:min-h-11 max-md:px-3.5";

/**
 * What is left when a page could not be drawn. Every page loads it, in several copies, lest it be missing when it is needed: it brings
 * nothing but itself.
 */
export const ErrorScreen = ({ onRetry }: { onRetry: () => void }) => (
  <main className="m-auto max-w-80 px-6 py-14 text-center">
    <div role="alert">
      <h1 className="text-l font-semibold">This page could not be shown</h1>
      <p className="mt-2 text-ink-2">
        The fault is in Switchyard, not in what you did. Nothing was sent to Intercom by it.
      </p>
    </div>
    <p className="mt-4 flex justify-center gap-2">
      <button type="button" onClick={onRetry} className={`${button} bg-accent font-medium text-accent-ink`}>
        Try again
      </button>
      <button
        type="button"
        onClick={() => location.assign("/queue")}
        className={`${button} border border-line-strong bg-surface`}
      >
        Go to the queue
      </button>
    </p>
  </main>
);
