import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { type AppError, isAppError } from "@/lib/core/errors";
import { logger } from "@/lib/server/logger/logger";
import {
  beforeOfTry,
  claim,
  type End,
  findAttempt,
  finish,
  type Held,
  leaseSeconds,
  type Mode,
  renewLease,
} from "./attempts";
import type { EarlierTry, Journal, JournalEntry, SubjectOf } from "./journal";
import { endOf, hadNoEffect, replay, storedError, storedValue, unknownOutcome } from "./outcome";

type Answer<T> = { readonly journalId: string; readonly result: T };

const firstPauseMs = 20;
const longestPauseMs = 250;

/** Keeps the lease while `work` lasts, however long. */
const whileHeld = async <T>(held: Held, work: () => Promise<T>): Promise<T> => {
  const renewal = setInterval(
    () => {
      renewLease(held).catch((error: unknown) =>
        logger().warn({ err: error, journalId: held.journalId }, "a lease could not be renewed"),
      );
    },
    (leaseSeconds * 1000) / 3,
  );
  try {
    return await work();
  } finally {
    clearInterval(renewal);
  }
};

/** Intercom's answer stands whether or not it could be noted; unnoted, the next one with this key looks. */
const note = async (held: Held, entry: JournalEntry, end: End): Promise<void> => {
  try {
    await finish(held, entry, end);
  } catch (error) {
    logger().error(
      { err: error, journalId: held.journalId, outcome: end.state },
      "an outcome could not be stored",
    );
  }
};

const noteDone = <T>(
  held: Held,
  entry: JournalEntry,
  value: T,
  subjectOf: SubjectOf<T> = () => entry.subject,
): Promise<void> =>
  note(
    held,
    { ...entry, subject: subjectOf(value) },
    { state: "done", response: storedValue(value), errorCode: null },
  );

const noteError = (
  held: Held,
  entry: JournalEntry,
  state: "failed" | "unknown",
  error: AppError,
): Promise<void> => note(held, entry, { state, response: storedError(error), errorCode: error.code });

const runHeld = async <T>(
  held: Held,
  entry: JournalEntry,
  run: () => Promise<T>,
  subjectOf?: SubjectOf<T>,
): Promise<Answer<T>> => {
  try {
    const result = await whileHeld(held, run);
    await noteDone(held, entry, result, subjectOf);
    return { journalId: held.journalId, result };
  } catch (error) {
    const state = endOf(error);
    const told = state === "failed" && isAppError(error) ? error : unknownOutcome(error);
    await noteError(held, entry, state, told);
    throw told;
  }
};

const lookHeld = async <T>(
  held: Held,
  entry: JournalEntry,
  look: (earlier: EarlierTry) => Promise<T | null>,
  subjectOf?: SubjectOf<T>,
): Promise<Answer<T>> => {
  let found: T | null;
  try {
    found = await whileHeld(held, async () => {
      const { journalId, startedAtMs } = held;
      return look({ journalId, startedAtMs, before: await beforeOfTry(journalId) });
    });
  } catch (error) {
    const told = unknownOutcome(error);
    await noteError(held, entry, "unknown", told);
    throw told;
  }
  if (found === null) {
    const told = hadNoEffect();
    await noteError(held, entry, "failed", told);
    throw told;
  }
  await noteDone(held, entry, found, subjectOf);
  return { journalId: held.journalId, result: found };
};

/**
 * The only cast of the journal: what is stored under a key came from the same action (its hash is checked) in the same build's
 * verb, as JSON.
 */
const asResult = <T>(value: unknown): T => value as T;

/** Waits until the turn that somebody else holds has ended, and answers the same. Null when the holder died or lost it. */
const waitFor = async <T>(memberId: string, key: string, turn: number): Promise<Answer<T> | null> => {
  for (let ms = firstPauseMs; ; ms = Math.min(ms * 1.5, longestPauseMs)) {
    await pause(ms);
    const row = await findAttempt(memberId, key);
    if (!row || row.attempt.turn !== turn) return null;
    if (row.attempt.state !== "started") {
      return { journalId: row.attempt.journalId, result: asResult<T>(replay(row.attempt.response)) };
    }
    if (row.isDead) return null;
  }
};

/**
 * The journal of what one member does, in the database that every process shares. Where it is there to `look`, nothing is begun: what was
 * not done stays so, and answers what it answered. Without `requestId`, what is done is noted as done by the server itself.
 */
export const createJournal = (
  memberId: string,
  mode: Mode = "act",
  requestId: string | null = null,
): Journal => ({
  around: async <T>(
    entry: JournalEntry,
    run: () => Promise<T>,
    look: (earlier: EarlierTry) => Promise<T | null>,
    subjectOf?: SubjectOf<T>,
  ): Promise<Answer<T>> => {
    for (;;) {
      const claimed = await claim({ memberId, requestId }, entry, mode);
      switch (claimed.kind) {
        case "run":
          return runHeld(claimed.held, entry, run, subjectOf);
        case "look":
          return lookHeld(claimed.held, entry, look, subjectOf);
        case "ended": {
          const { journalId, response } = claimed.attempt;
          return { journalId, result: asResult<T>(replay(response)) };
        }
        case "wait": {
          const answer = await waitFor<T>(memberId, entry.key, claimed.turn);
          if (answer) return answer;
        }
      }
    }
  },
});
