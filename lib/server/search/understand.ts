import "server-only";
import { AppError } from "@/lib/core/errors";
import type { UnixSeconds } from "@/lib/core/time";
import type { IntercomQuery } from "@/lib/intercom/query";
import { fieldOf } from "@/lib/search/fields";
import { lower } from "@/lib/search/lower";
import { canonical, mapTerms, type Problem, type Query, type Term } from "@/lib/search/model";
import type { Env } from "@/lib/search/moments";
import { resolveNames } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import type { Ctx } from "@/lib/server/context";
import { tagsOf, teamIdsOf, teammatesOf, teamsOf, timeZoneOf } from "@/lib/server/workspace/directory";

/** A query line that Intercom will take. */
export type Understood = {
  /** All that the answer depends on, but for the moment: equal for everybody who asks the same. */
  readonly binding: string;
  /** What is sent, with relative times counted from `now`. */
  readonly at: (now: UnixSeconds) => IntercomQuery["query"];
  /** As `at`, of those only who wait for an answer; null where that is more than Intercom takes. */
  readonly waitingAt: (now: UnixSeconds) => IntercomQuery["query"] | null;
};

const sentence = ({ message, mend }: Problem): string =>
  mend === undefined ? message : `${message} ${mend.label}: ${mend.text}`;

const refuse = (problems: readonly Problem[]): AppError =>
  new AppError("invalid_query", problems.map(sentence).join(" "), {
    fields: problems.map((problem) => ({
      path: `q:${problem.from}-${problem.to}`,
      message: sentence(problem),
    })),
  });

const waits: Query = {
  kind: "not",
  item: { kind: "term", field: "waiting", operator: "is", values: [{ kind: "none" }] },
};

const termsOf = (tree: Query): readonly Term[] => {
  const terms: Term[] = [];
  mapTerms(tree, (term) => {
    terms.push(term);
    return term;
  });
  return terms;
};

const has = (terms: readonly Term[], ...kinds: readonly string[]): boolean =>
  terms.some((term) => term.values.some((value) => kinds.includes(value.kind)));

/** Only what the query speaks of is looked up: most speak of no names. */
const peopleFor = async (ctx: Ctx, terms: readonly Term[]) => {
  const named = new Set(
    terms.flatMap((term) =>
      term.values.some((value) => value.kind === "text") ? [fieldOf(term.field)?.source] : [],
    ),
  );
  const [admins, teams, tags] = await Promise.all([
    named.has("admin") ? teammatesOf(ctx) : [],
    named.has("team") ? teamsOf(ctx) : [],
    named.has("tag") ? tagsOf(ctx) : [],
  ]);
  return { admins, teams, tags };
};

const envFor = async (ctx: Ctx, terms: readonly Term[]): Promise<Omit<Env, "now">> => {
  const { teammateId } = ctx.actor;
  const [myTeamIds, timeZone] = await Promise.all([
    has(terms, "my-teams") && teammateId !== null ? teamIdsOf(ctx, teammateId) : [],
    has(terms, "date", "day") ? timeZoneOf(ctx) : "UTC",
  ]);
  return { me: has(terms, "me") ? teammateId : null, myTeamIds, timeZone };
};

/**
 * Reads a query line for the one who asks: parses, completes names to ids, and checks that Intercom can search for it.
 * @throws AppError `invalid_query`, with `fields[].path` = `q:<from>-<to>` and the mend in the message.
 */
export const understand = async (ctx: Ctx, text: string): Promise<Understood> => {
  const parsed = parse(text);
  if (parsed.problems.length > 0) throw refuse(parsed.problems);
  const line = { text, spans: parsed.spans };
  const terms = termsOf(parsed.tree);
  const [people, env] = await Promise.all([peopleFor(ctx, terms), envFor(ctx, terms)]);
  const { tree, problems } = resolveNames(parsed.tree, people, line);
  if (problems.length > 0) throw refuse(problems);
  const at = (now: UnixSeconds): IntercomQuery["query"] => {
    const lowered = lower(tree, { ...env, now }, line);
    if (!lowered.ok) throw refuse(lowered.error);
    return lowered.value;
  };
  at(Math.floor(ctx.clock.now() / 1000));
  const waitingAt = (now: UnixSeconds): IntercomQuery["query"] | null => {
    const lowered = lower(canonical({ kind: "and", items: [tree, waits] }), { ...env, now });
    return lowered.ok ? lowered.value : null;
  };
  return { binding: JSON.stringify([canonical(tree), env]), at, waitingAt };
};
