import "server-only";
import { isAppError } from "@/lib/core/errors";
import type { IntercomClient } from "@/lib/intercom/client";
import { searchConversations } from "@/lib/intercom/conversations";
import type { IntercomQuery } from "@/lib/intercom/query";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import type { Page } from "@/lib/intercom/schema/pages";
import type { Findings } from "@/lib/search/findings";

type Question = IntercomQuery["query"];
type Field = "created_at" | "waiting_since";
/** `unknown` when Intercom could not be asked. */
type Answer = Page<Conversation> | "refused" | "unknown";

type Ask = (
  query: Question,
  options?: { readonly size?: number; readonly sort?: IntercomQuery["sort"] },
) => Promise<Answer>;

const everything: Question = { field: "created_at", operator: ">", value: 0 };

const asker =
  (client: IntercomClient, signal: AbortSignal | undefined): Ask =>
  async (query, { size = 20, sort } = {}) => {
    const body = { query, pagination: { per_page: size }, ...(sort ? { sort } : {}) };
    try {
      return await searchConversations(client, body, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      if (!isAppError(error)) throw error;
      return error.code === "intercom_refused" ? "refused" : "unknown";
    }
  };

const itemsOf = (answer: Answer): readonly Conversation[] => (typeof answer === "string" ? [] : answer.items);

const findsNobody = (answer: Answer): boolean => {
  const items = itemsOf(answer);
  return items.length > 0 && items.every((one) => one.admin_assignee_id === null);
};

const unassignedBy = async (ask: Ask, sample: Answer): Promise<Findings["unassigned"]> => {
  const [zero, none] = await Promise.all([
    ask({ field: "admin_assignee_id", operator: "=", value: 0 }),
    ask({ field: "admin_assignee_id", operator: "=", value: null }),
  ]);
  if (findsNobody(zero)) return "zero";
  if (findsNobody(none)) return zero === "unknown" ? null : "null";
  if (zero === "unknown" || none === "unknown") return null;
  return itemsOf(sample).some((one) => one.admin_assignee_id === null) ? "neither" : null;
};

/** Whether one conversation, known by its id, is found by comparing its own time of creation. */
const comparisons = async (
  ask: Ask,
  known: Conversation | undefined,
): Promise<Pick<Findings, "atLeast" | "inclusive">> => {
  if (!known) return { atLeast: null, inclusive: null };
  const id = { field: "id", operator: "=", value: known.id } as const;
  const found = async (operator: ">" | ">=", value: number): Promise<boolean | null> => {
    const answer = await ask({ operator: "AND", value: [id, { field: "created_at", operator, value }] });
    return answer === "unknown" ? null : itemsOf(answer).some((one) => one.id === known.id);
  };
  const at = known.created_at;
  const [sees, itself, atLeast] = await Promise.all([found(">", at - 1), found(">", at), found(">=", at)]);
  // Where it is not found at all, the others tell nothing.
  return sees === true ? { inclusive: itself, atLeast } : { atLeast: null, inclusive: null };
};

const rises = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || (values[index - 1] ?? value) <= value);

const sorted = (ask: Ask, field: Field, order: "ascending" | "descending"): Promise<Answer> =>
  ask(everything, { size: 50, sort: { field, order } });

const sorting = async (ask: Ask): Promise<Findings["sort"]> => {
  const [up, down] = await Promise.all([
    sorted(ask, "created_at", "ascending"),
    sorted(ask, "created_at", "descending"),
  ]);
  if (up === "refused" || down === "refused") return "refused";
  if (up === "unknown" || down === "unknown") return null;
  const [rising, falling] = [up, down].map((page) => page.items.map((one) => one.created_at));
  if (!rising || !falling || new Set([...rising, ...falling]).size < 2) return null;
  const isRight = rises(rising) && rises(falling.toReversed()) && (rising[0] ?? 0) < (falling[0] ?? 0);
  return isRight ? "works" : "ignored";
};

const waitingSorting = async (ask: Ask): Promise<Findings["waitingSort"]> => {
  const [all, waiting] = await Promise.all([
    sorted(ask, "waiting_since", "ascending"),
    ask({ field: "waiting_since", operator: ">", value: 0 }, { size: 1 }),
  ]);
  if (all === "refused") return "refused";
  if (all === "unknown" || waiting === "unknown" || itemsOf(waiting).length === 0) return null;
  const keys = all.items.map((one) => one.waiting_since);
  const set = keys.filter((key) => key !== null);
  const firstUnset = keys.indexOf(null);
  if (firstUnset === 0)
    return keys.slice(0, keys.length - set.length).every((key) => key === null) && rises(set)
      ? "unset-first"
      : "ignored";
  if (new Set(set).size < 2) return null;
  const isTail = firstUnset < 0 || keys.slice(firstUnset).every((key) => key === null);
  return isTail && rises(set) ? "unset-last" : "ignored";
};

/**
 * Finds out how this workspace's search behaves where that is not documented, by about ten small searches. What cannot be told (a fault, too
 * few conversations) is null; never throws but for the signal's reason and for what is not Intercom's.
 */
export const probe = async (
  client: IntercomClient,
  nowMs: number,
  signal?: AbortSignal,
): Promise<Findings> => {
  const ask = asker(client, signal);
  const sample = await ask(everything, { size: 150 });
  const [unassigned, compared, sort, waitingSort] = await Promise.all([
    unassignedBy(ask, sample),
    comparisons(ask, itemsOf(sample)[0]),
    sorting(ask),
    waitingSorting(ask),
  ]);
  const totalCount = typeof sample === "string" ? null : sample.total_count !== null;
  return { unassigned, ...compared, sort, waitingSort, totalCount, probedAtMs: nowMs };
};

/** What is newly known, and where nothing is, what was known before. */
export const mergedFindings = (before: Findings | null, found: Findings): Findings => ({
  unassigned: found.unassigned ?? before?.unassigned ?? null,
  sort: found.sort ?? before?.sort ?? null,
  waitingSort: found.waitingSort ?? before?.waitingSort ?? null,
  atLeast: found.atLeast ?? before?.atLeast ?? null,
  inclusive: found.inclusive ?? before?.inclusive ?? null,
  totalCount: found.totalCount ?? before?.totalCount ?? null,
  probedAtMs: found.probedAtMs,
});
