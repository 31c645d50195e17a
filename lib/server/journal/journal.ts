import "server-only";
import type { Subject } from "@/lib/actions/subject";

export type JournalEntry = {
  readonly key: string;
  readonly subject: Subject;
  /** A row of `lib/actions`, or of what is done to tickets and people. */
  readonly action: { readonly kind: string; readonly [more: string]: unknown };
  /** How things were before, as far as taking it back needs it, and what a later look must know. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** The row that this action takes back. */
  readonly undoOf?: string | null;
};

/** What only the result tells of what something was done to, such as a conversation that was begun by it. */
export type SubjectOf<T> = (result: T) => Subject;

/** What the row says of an earlier try with the same key. */
export type EarlierTry = {
  readonly journalId: string;
  readonly startedAtMs: number;
  /** As the entry of that try had it. */
  readonly before: JournalEntry["before"];
};

/**
 * Every write goes through here: the intent is stored first, then Intercom is called, then the outcome is stored. If the
 * intent cannot be stored, Intercom is not called. At most one run for a (member, key):
 * the same key with another action is refused (`idempotency_mismatch`); a second call while the first runs waits for it; a
 * call after it ended answers what it answered; after an unknown outcome, or a crash in between, `look` is run instead of `run`.
 *
 * What `run` throws decides what the same key may do next. Codes that say that Intercom did not carry it out (refused, not
 * found, rate limited, unavailable …): it may be tried anew. Everything else, `outcome_unknown` first of all: only looked at.
 * So once Intercom has taken the write, a later step of `run` that fails must throw `outcome_unknown`.
 *
 * When `look` finds that the earlier try surely had no effect (null), the call answers `intercom_unavailable`, and the next one
 * with the same key may run. When `look` throws, the outcome stays unknown and the call answers `outcome_unknown`.
 *
 * A row is taken back by one at a time: while one call with its `undoOf` runs, another one is refused (`undo_outdated`).
 *
 * `T` is stored as JSON for those who ask again; keep it small (ids, not bodies) and free of `undefined`.
 */
export type Journal = {
  readonly around: <T>(
    entry: JournalEntry,
    run: () => Promise<T>,
    /** Finds out by reading whether the earlier try took effect: its result, or null when it surely did not. */
    look: (earlier: EarlierTry) => Promise<T | null>,
    /** Kept with the outcome in place of the entry's subject. */
    subjectOf?: SubjectOf<T>,
  ) => Promise<{ readonly journalId: string; readonly result: T }>;
};
