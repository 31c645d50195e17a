import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { can } from "@/lib/access/roles";
import { journalRegistry } from "@/lib/api/journal-language";
import { mapTerms, type Query, type Term } from "@/lib/search/model";
import { resolveNames } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { refuse } from "@/lib/server/search/refuse";
import { timeZoneOf } from "@/lib/server/workspace/directory";
import { conditionsOf, endsInTime } from "./conditions";
import { journalMembers } from "./list-journal-members";
import { isAnyOf, noConversation, ofConversations } from "./rows";

export type Asked = {
  /** What is asked for and may be seen, as a condition on `actions`. */
  readonly where: SQL;
  /** What rows are sorted by, from high to low: their place, in words by which PostgreSQL finds the index that serves. */
  readonly newestFirst: SQL;
  /** The journal's last row at this moment. */
  readonly newest: string;
};

const termsOf = (tree: Query): readonly Term[] => {
  const terms: Term[] = [];
  mapTerms(tree, (term) => {
    terms.push(term);
    return term;
  });
  return terms;
};

const idsIn = (terms: readonly Term[], field: "conversation" | "ticket"): readonly string[] =>
  terms
    .filter((term) => term.field === field)
    .flatMap(({ values }) => values.flatMap((value) => (value.kind === "text" ? [value.text] : [])));

/**
 * Whatever is asked: what the one who asks did, what was done to them, and whatever was done to what the query names; or everybody's
 * actions; or all of it, administration included.
 */
const visibleTo = ({ actor }: Ctx, terms: readonly Term[]): SQL => {
  if (can(actor.role, "manage-journal")) return sql.raw("true");
  const own = sql`i.member_id = ${actor.memberId}::uuid or i.about = ${actor.memberId}::uuid`;
  if (can(actor.role, "read-journal")) return sql`(i.about is null or ${own})`;
  // What was not begun yet has no history that anybody else could see.
  const conversations = idsIn(terms, "conversation").filter((id) => id !== noConversation);
  const tickets = idsIn(terms, "ticket");
  const parts = [
    own,
    ...(conversations.length > 0 ? [ofConversations(conversations)] : []),
    ...(tickets.length > 0 ? [isAnyOf(sql.raw("i.ticket_id"), tickets, "text")] : []),
  ];
  return sql`(${sql.join(parts, sql` or `)})`;
};

const has = (terms: readonly Term[], ...kinds: readonly string[]): boolean =>
  terms.some((term) => term.values.some((value) => kinds.includes(value.kind)));

/** Under the lock of whoever appends a row is numbered; what is there by now, nothing will come to stand below. */
const newestRow = async (): Promise<string> => {
  const { rows } = await withDatabase((db) =>
    db.execute<{ seq: string }>(sql`select coalesce(max(seq), 0)::text as seq from journal`),
  );
  return rows[0]?.seq ?? "0";
};

/**
 * Reads a query of the journal for the one who asks.
 * @throws AppError `invalid_query`, with `fields[].path` = `q:<from>-<to>` and the mend in the message
 */
export const readAsked = async (ctx: Ctx, q: string): Promise<Asked> => {
  const parsed = parse(q, journalRegistry);
  if (parsed.problems.length > 0) throw refuse(parsed.problems);
  const terms = termsOf(parsed.tree);
  const names = terms.some(
    ({ field, values }) =>
      journalRegistry.fieldOf(field)?.source === "member" && values.some(({ kind }) => kind === "text"),
  );
  const [members, timeZone, newest] = await Promise.all([
    names ? journalMembers() : [],
    has(terms, "date", "day") ? timeZoneOf(ctx) : "UTC",
    newestRow(),
  ]);
  const people = { admins: [], teams: [], tags: [], members };
  const line = { text: q, spans: parsed.spans };
  const { tree, problems } = resolveNames(parsed.tree, people, line, journalRegistry);
  if (problems.length > 0) throw refuse(problems);
  const env = { now: Math.floor(ctx.clock.now() / 1000), timeZone, memberId: ctx.actor.memberId };
  return {
    where: sql`${visibleTo(ctx, terms)} and ${conditionsOf(tree, env)}`,
    // As it cannot know that old rows have low numbers, it would read down to them through all newer ones.
    newestFirst: sql.raw(endsInTime(tree, env) ? "(i.seq + 0)" : "i.seq"),
    newest,
  };
};
