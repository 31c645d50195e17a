import "server-only";
import type { UnixSeconds } from "@/lib/core/time";
import { attributeNameOf } from "@/lib/search/attributes";
import { fieldOf } from "@/lib/search/fields";
import type { Findings } from "@/lib/search/findings";
import { type LowerEnv, type Plan, plan } from "@/lib/search/lower";
import { canonical, mapTerms, type Query, type Term } from "@/lib/search/model";
import type { Env } from "@/lib/search/moments";
import { resolveNames } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import type { Ctx } from "@/lib/server/context";
import {
  attributesOf,
  tagsOf,
  teamIdsOf,
  teammatesOf,
  teamsOf,
  ticketTypesOf,
  timeZoneOf,
} from "@/lib/server/workspace/directory";
import { refuse } from "./refuse";

/** A query line that Intercom will take. */
export type Understood = {
  /** With ids for names. */
  readonly tree: Query;
  /** What it means for the one who asks, but for the moment. */
  readonly env: Omit<Env, "now">;
  /** All that the answer depends on, but for the moment: equal for everybody who asks the same. */
  readonly binding: string;
  /** What is asked and what is looked at afterwards, with relative times counted from `now`. */
  readonly planAt: (now: UnixSeconds) => Plan;
  /** As `planAt`, of those only who wait for an answer; null where that is more than Intercom takes. */
  readonly waitingPlanAt: (now: UnixSeconds) => Plan | null;
};

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
  const [admins, teams, tags, ticketTypes, attributes] = await Promise.all([
    named.has("admin") ? teammatesOf(ctx) : [],
    named.has("team") ? teamsOf(ctx) : [],
    named.has("tag") ? tagsOf(ctx) : [],
    named.has("ticket-type") ? ticketTypesOf(ctx) : [],
    terms.some((term) => attributeNameOf(term.field) !== null) ? attributesOf(ctx, "conversation") : null,
  ]);
  return { admins, teams, tags, ticketTypes, ...(attributes === null ? {} : { attributes }) };
};

const lowerEnvOf = (findings: Findings | null): Pick<LowerEnv, "unassigned" | "inclusive"> => ({
  unassigned: findings?.unassigned ?? "zero",
  inclusive: findings?.inclusive ?? false,
});

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
  const whole = { ...env, ...lowerEnvOf(ctx.connection.findings) };
  const planAt = (now: UnixSeconds): Plan => {
    const planned = plan(tree, { ...whole, now }, line);
    if (!planned.ok) throw refuse(planned.error);
    return planned.value;
  };
  planAt(Math.floor(ctx.clock.now() / 1000));
  const waitingPlanAt = (now: UnixSeconds): Plan | null => {
    const planned = plan(canonical({ kind: "and", items: [tree, waits] }), { ...whole, now });
    return planned.ok ? planned.value : null;
  };
  return { tree, env, binding: JSON.stringify([canonical(tree), whole]), planAt, waitingPlanAt };
};
