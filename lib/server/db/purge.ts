import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { daySeconds } from "@/lib/core/time";
import { cutJournal } from "@/lib/server/journal/cut-journal";
import { withDatabase } from "./database";
import { invitations } from "./invitation-schema";
import { attempts, findings, sessions, views } from "./schema";
import { secondFactors } from "./second-factor-schema";
import { drafts, outgoing, savedReplies, uploads } from "./writing-schema";

/**
 * How long a key answers for itself after it was last used. Browsers ask again with the same key within minutes, or after
 * days with a draft left lying; undo needs no key of the past, it is an action of its own.
 */
const attemptsKeptSeconds = 7 * daySeconds;
/** A key whose outcome nobody knows is all that keeps a reply from being sent twice. There are few of them. */
const unresolvedKeptSeconds = 90 * daySeconds;
/** Twice as long as any session lives (`absoluteSeconds`): the row of one that has ended says no more than none does. */
const sessionsKeptSeconds = daySeconds;

/** How long a deleted view can be had back. */
export const deletedViewsKeptSeconds = 30 * daySeconds;
/** Whether a query was empty for a month is told by its last counts; one that nobody has counted for three is no view any more. */
const findingsKeptSeconds = 90 * daySeconds;

/** What has gone out stands at Intercom; for a day somebody may ask what became of it. */
const sentKeptSeconds = daySeconds;
/** What did not go out is still somebody's words. */
const unsentKeptSeconds = 90 * daySeconds;
const uploadsKeptSeconds = 7 * daySeconds;
/** How long what somebody deleted of their own can be had back. */
const deletedWordsKeptSeconds = 30 * daySeconds;

/** Once a link opens nothing any more, who was invited under which e-mail is nobody's business. */
const invitationsKeptSeconds = 7 * daySeconds;

/** A second factor that somebody began to turn on, and left. */
const unconfirmedKeptSeconds = daySeconds;

/** Few enough for a statement to end well within its time, and for nobody to wait for its locks. */
const mostAtOnce = 5000;

/** Deletes what fits, a batch at a time, and says how much it was. */
const deleteAll = async (
  table:
    | typeof attempts
    | typeof sessions
    | typeof views
    | typeof findings
    | typeof outgoing
    | typeof uploads
    | typeof drafts
    | typeof savedReplies
    | typeof invitations
    | typeof secondFactors,
  isPast: SQL,
): Promise<number> => {
  let deleted = 0;
  for (let batch = mostAtOnce; batch === mostAtOnce; deleted += batch) {
    const { rowCount } = await withDatabase((db) =>
      db.execute(
        sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${isPast} limit ${mostAtOnce}))`,
      ),
    );
    batch = rowCount ?? 0;
  }
  return deleted;
};

type Purged = Readonly<
  Record<
    | "attempts"
    | "sessions"
    | "views"
    | "findings"
    | "outgoing"
    | "uploads"
    | "drafts"
    | "savedReplies"
    | "invitations"
    | "secondFactors"
    | "journal",
    number
  >
>;

const ago = (seconds: number): SQL => sql`now() - make_interval(secs => ${seconds})`;

/**
 * Deletes what nothing will ask for again: keys of actions that were last used a week ago (a quarter where the
 * outcome is unknown), sessions that began a day ago, views that were deleted a month ago, and what was found of queries
 * that nobody has counted for a quarter; messages that went out a day ago, files of a week ago, and words that their writer
 * deleted a month ago; links of invitations that ended a week ago, used or not; second
 * factors that were begun a day ago and never turned on.
 * The journal keeps its rows for as long as owners have set, and rate limits clear themselves. Any number of processes may do so at once.
 * @throws AppError `database_unavailable`; what was deleted by then stays deleted.
 */
export const purge = async (): Promise<Purged> => ({
  // The lease is renewed by every use of a key, a look included.
  attempts:
    (await deleteAll(
      attempts,
      sql`state in ('done', 'failed') and lease_until < ${ago(attemptsKeptSeconds)}`,
    )) + (await deleteAll(attempts, sql`lease_until < ${ago(unresolvedKeptSeconds)}`)),
  sessions: await deleteAll(sessions, sql`created_at < ${ago(sessionsKeptSeconds)}`),
  views: await deleteAll(views, sql`deleted_at < ${ago(deletedViewsKeptSeconds)}`),
  findings: await deleteAll(findings, sql`counted_at < ${ago(findingsKeptSeconds)}`),
  outgoing: await deleteAll(
    outgoing,
    sql`(state in ('sent', 'taken_back') and changed_at < ${ago(sentKeptSeconds)}) or changed_at < ${ago(unsentKeptSeconds)}`,
  ),
  uploads: await deleteAll(uploads, sql`created_at < ${ago(uploadsKeptSeconds)}`),
  drafts: await deleteAll(drafts, sql`deleted_at < ${ago(deletedWordsKeptSeconds)}`),
  savedReplies: await deleteAll(savedReplies, sql`deleted_at < ${ago(deletedWordsKeptSeconds)}`),
  // Whichever came first; what has not come is null, and does not count.
  invitations: await deleteAll(
    invitations,
    sql`least(expires_at, used_at, revoked_at) < ${ago(invitationsKeptSeconds)}`,
  ),
  secondFactors: await deleteAll(
    secondFactors,
    sql`confirmed_at is null and begun_at < ${ago(unconfirmedKeptSeconds)}`,
  ),
  journal: await cutJournal(),
});
