import type * as z from "zod";
import type { Query, Segment } from "./path";
import type { Operation } from "./versions";

/** `interactive`: somebody waits. `batch`: at most 30 % of a window. `prefetch`: only while half the window is free. */
export type Lane = "interactive" | "batch" | "prefetch";

/** The default lane is `interactive`. An aborted signal ends the call, upstream too, with an `AbortError`. */
export type CallOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly lane?: Lane | undefined;
  /** Who waits for it: nobody takes more than half a window, and where calls have to wait people take turns. */
  readonly who?: string | undefined;
};

/**
 * What may be done when nobody knows whether Intercom carried a call out. `read`: repeated twice. `safe` and `safe-once`:
 * writes whose repetition changes nothing, repeated twice or once. `look-first` and `never`: not repeated here; the caller
 * gets `outcome_unknown` and may (look-first) or may not (never) repeat after it looked.
 */
export type RetryClass = "read" | "safe" | "safe-once" | "look-first" | "never";

export type IntercomCall<T> = {
  readonly operation: Operation;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: readonly Segment[];
  readonly query?: Query;
  /** JSON; properties that are undefined are not sent. */
  readonly body?: unknown;
  readonly answer: z.ZodType<T>;
  readonly retry: RetryClass;
  /** For taking away: codes of a 404 that mean "already away". */
  readonly goneCodes?: readonly string[];
};
