/** One request to the API, in the order of arrival. */
export type LedgerEntry = {
  readonly seq: number;
  readonly method: string;
  /** As it came, with the query. */
  readonly path: string;
  /** The operation's pattern, or null when none matches. */
  readonly pattern: string | null;
  /** The `Intercom-Version` header as it came. */
  readonly version: string | null;
  /** Parsed JSON, else the raw text, else null. */
  readonly body: unknown;
  /** Unix milliseconds of the real time. */
  readonly at: number;
  /** Null until it was answered. */
  status: number | null;
  /** Whether a fault spoilt it. */
  faulted: boolean;
  /** The caller went away before it had its answer. */
  aborted: boolean;
};

/** A workspace that runs for days forgets its oldest calls, a tenth at a time. */
const mostEntries = 200_000;

export const createLedger = () => {
  let entries: LedgerEntry[] = [];
  let seq = 0;
  return {
    add: (entry: Omit<LedgerEntry, "seq" | "status" | "faulted" | "aborted">): LedgerEntry => {
      seq += 1;
      const made: LedgerEntry = { ...entry, seq, status: null, faulted: false, aborted: false };
      if (entries.length >= mostEntries) entries = entries.slice(mostEntries / 10);
      entries.push(made);
      return made;
    },
    since: (after: number): readonly LedgerEntry[] => entries.filter((entry) => entry.seq > after),
    /** Forgets everything; numbers go on. */
    clear: (): void => {
      entries = [];
    },
  };
};

export type Ledger = ReturnType<typeof createLedger>;
