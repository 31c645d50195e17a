import "server-only";

export type CacheRead<T> = {
  readonly value: T;
  /** When Intercom was asked for it, unix milliseconds: it may have been true up to then and no longer. */
  readonly fetchedAtMs: number;
  /** True when it is older than `freshSeconds` and Intercom could not be asked, or is being asked just now. */
  readonly stale: boolean;
};

export type CacheOptions = {
  /** Served without asking for this long. */
  readonly freshSeconds: number;
  /** After that shown stale at once while it refreshes in the background; also served when Intercom fails. 0 = never. */
  readonly staleSeconds: number;
  /** Served for this long after it was fresh when Intercom fails, and only then; `staleSeconds` unless given. */
  readonly outageSeconds?: number;
  /** Ask now, whatever is known; what is known still serves when that fails with an outage. */
  readonly refresh?: boolean;
  /** Once no longer fresh, wait for Intercom rather than show what is known; that serves in an outage only. */
  readonly waitWhenStale?: boolean;
};

/**
 * The one server cache of reads. Keys hold everything the value depends on. Identical reads in flight share one load; the
 * load is aborted only when everybody who waits for it has left.
 */
export type ServerCache = {
  readonly read: <T>(
    key: string,
    options: CacheOptions,
    load: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ) => Promise<CacheRead<T>>;
  /** What is known under a key, whatever its age, without asking anybody. */
  readonly peek: <T>(key: string) => CacheRead<T> | null;
  /** Puts what is known for sure (an action's answer) under a key; `asOfMs`, now unless given, is when it was asked for. */
  readonly write: <T>(key: string, value: T, asOfMs?: number) => void;
  /**
   * What is known under keys that start with one of these counts as no longer fresh: the next read asks, and only an outage
   * still shows it. Loads in flight for them are not kept when they end, and who waits for one is given a newer answer.
   */
  readonly expire: (...prefixes: string[]) => void;
  /** What is known under keys that start with one of these is gone for good: not even an outage shows it. */
  readonly forget: (...prefixes: string[]) => void;
};
