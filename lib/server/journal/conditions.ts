import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { journalRegistry } from "@/lib/api/journal-language";
import { storableText } from "@/lib/core/text";
import type { UnixSeconds } from "@/lib/core/time";
import type { Query, Term } from "@/lib/search/model";
import { boundsOf, type Env } from "@/lib/search/moments";
import { isAnyOf, ofConversations, outcomeNow } from "./rows";

/** What `me`, `7d` and `today` stand for; `me` is a member here, not a teammate. */
export type JournalEnv = Pick<Env, "now" | "timeZone"> & { readonly memberId: string };

const never = sql.raw("false");

const textsOf = (term: Term): readonly string[] =>
  term.values.flatMap((value) => (value.kind === "text" ? [value.text] : []));

const column = (name: string): SQL => sql.raw(`i.${name}`);

const membersIn = (term: Term, { memberId }: JournalEnv): readonly string[] =>
  term.values.flatMap((value) => {
    if (value.kind === "me") return [memberId];
    return value.kind === "id" ? [value.id] : [];
  });

const notDone = "select journal_id from journal where kind = 'outcome' and outcome <> 'done'";
const held = "select journal_id from attempts where state = 'started' and lease_until >= now()";

/** What failed or is under way an index finds among the many that are done; of what has no outcome at all none can tell. */
const byOutcome = (outcomes: readonly string[]): SQL => {
  const meant = isAnyOf(outcomeNow, outcomes, "text");
  if (outcomes.some((outcome) => outcome === "done" || outcome === "unknown")) return meant;
  const few = outcomes.map((outcome) => `array(${outcome === "failed" ? notDone : held})`).join(" || ");
  return sql`(i.journal_id = any(${sql.raw(few)}) and ${meant})`;
};

/** Few are found by an index; whether a row is none of them is looked up, and not compared with each. */
const takenBack = (yes: boolean): SQL =>
  sql.raw(
    yes
      ? "i.journal_id = any(array(select unnest(journal_taken_back())))"
      : "i.journal_id not in (select unnest(journal_taken_back()))",
  );

/** The year 1: a length of time can lead to before there are any dates that PostgreSQL knows. */
const firstMoment = -62_135_596_800;

const moment = (at: UnixSeconds): SQL => sql`to_timestamp(${Math.max(at, firstMoment)}::float8)`;

const atTimes = (term: Term, env: JournalEnv): SQL => {
  const row = journalRegistry.fieldOf(term.field);
  const asked = { now: env.now, timeZone: env.timeZone, me: null, myTeamIds: [] };
  // Any of several days, but the two ends of one range.
  const several = term.operator === "is" ? term.values.map((value) => [value]) : [term.values];
  const each = several.map((values) => {
    const bounds = row && boundsOf(term.operator, values, row, asked);
    if (!bounds) return never;
    const from = bounds.first === null ? [] : [sql`i.at >= ${moment(bounds.first)}`];
    const to = bounds.last === null ? [] : [sql`i.at < ${moment(bounds.last + 1)}`];
    return sql`(${sql.join([...from, ...to], sql` and `)})`;
  });
  return sql`(${sql.join(each, sql` or `)})`;
};

/** What was written, and what it was written about, as one text. */
const said =
  sql.raw(`lower(concat_ws(chr(10), i.action->>'text', i.action->>'message', i.action->>'title', i.action->>'subject',
  i.action->'tag'->>'name', i.action->'state'->>'label', i.action->>'name', i.action->>'value', i.before->>'name', i.before->>'title'))`);

const byWords = (texts: readonly string[]): SQL => {
  const wanted = texts.map((text) => storableText(text).trim()).filter((text) => text !== "");
  if (wanted.length === 0) return never;
  return sql`exists (select from unnest(${sql.param(wanted)}::text[]) w where position(lower(w) in ${said}) > 0)`;
};

const conditionOf = (term: Term, env: JournalEnv): SQL => {
  const texts = textsOf(term);
  switch (term.field) {
    case "by":
      return isAnyOf(column("member_id"), membersIn(term, env), "uuid");
    case "about":
      return isAnyOf(column("about"), membersIn(term, env), "uuid");
    case "action":
      return isAnyOf(column("action->>'kind'"), texts, "text");
    case "conversation":
      return ofConversations(texts);
    case "ticket":
      return isAnyOf(column("ticket_id"), texts, "text");
    case "outcome":
      return byOutcome(texts);
    case "undone":
      return takenBack(term.values.some((value) => value.kind === "flag" && value.value));
    case "at":
      return atTimes(term, env);
    case "request":
      return sql`i.journal_id = any(array(select journal_id from journal where ${isAnyOf(sql.raw("request_id"), texts, "uuid")}))`;
    case "id":
      return isAnyOf(column("journal_id"), texts, "uuid");
    case "text":
      return byWords(texts);
    default:
      return never;
  }
};

/** Whether all that it finds is from before some moment: rows are looked for by their time then, and not from the newest one down. */
export const endsInTime = (query: Query, env: JournalEnv): boolean => {
  if (query.kind === "and") return query.items.some((item) => endsInTime(item, env));
  if (query.kind !== "term" || query.field !== "at") return false;
  const row = journalRegistry.fieldOf(query.field);
  const asked = { now: env.now, timeZone: env.timeZone, me: null, myTeamIds: [] };
  return row !== undefined && boundsOf(query.operator, query.values, row, asked)?.last !== null;
};

/**
 * The query as a condition on `actions` (`rows.ts`); all that somebody typed is bound, never part of the statement. Negations are pushed
 * down to the terms: what is not set is not found by a term, and found by what leaves it out.
 */
export const conditionsOf = (query: Query, env: JournalEnv, negated = false): SQL => {
  if (query.kind === "not") return conditionsOf(query.item, env, !negated);
  if (query.kind === "term") {
    const condition = conditionOf(query, env);
    return negated ? sql`(${condition}) is not true` : condition;
  }
  const all = (query.kind === "and") !== negated;
  const parts = query.items.map((item) => conditionsOf(item, env, negated));
  if (parts.length === 0) return sql.raw(all ? "true" : "false");
  return sql`(${sql.join(parts, all ? sql` and ` : sql` or `)})`;
};
