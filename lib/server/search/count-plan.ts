import "server-only";
import { searchConversations } from "@/lib/intercom/conversations";
import type { Plan } from "@/lib/search/lower";
import { isPlain } from "./ask-page";
import { spend } from "./calls";
import { startPlace } from "./place";
import type { Reader } from "./placed";
import { ask, mostPerPage, pagesLeft, startWork, take, type Work } from "./work";

/** How many there are; where `why` says something, at least so many, or null where not even that is known. */
export type Total = { readonly total: number | null; readonly why: string | null };

const unsaid = "Intercom does not say how many match.";
const tooMuch = "counting them all takes more searches than a count may ask for.";

/** By Intercom where one question tells; otherwise by reading what matches, as far as the calls suffice. */
export const countPlan = (reader: Reader, plan: Plan): Promise<Total> =>
  isPlain(plan) ? countPlain(reader, plan) : countByReading(reader, plan);

const countPlain = async ({ ctx, options, calls }: Reader, { queries }: Plan): Promise<Total> => {
  const [query] = queries;
  if (!query) throw new Error("a plan asks nothing");
  spend(calls);
  const { total_count: total } = await searchConversations(
    ctx.intercom,
    { query, pagination: { per_page: 1 } },
    options,
  );
  return { total, why: total === null ? unsaid : null };
};

const countByReading = async (reader: Reader, plan: Plan): Promise<Total> => {
  const start = startPlace(plan.queries.length, "each");
  const work = startWork({ reader, plan, sort: "updated", wasShown: () => false, counts: true }, start);
  for (const stream of plan.queries.keys()) {
    for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
      if (pagesLeft(work) === 0 || isHopeless(work, stream)) return floorOf(work);
      const page = await ask(work, stream, after);
      for (const placed of page.placed) take(work, placed);
      after = page.after;
    }
  }
  return { total: work.found, why: null };
};

/** Whether what is left of this question is known to be more than the calls can read. */
const isHopeless = (work: Work, stream: number): boolean => {
  const total = work.totals[stream] ?? null;
  if (total === null || work.plan.index === "tickets") return false;
  return total - work.read > pagesLeft(work) * mostPerPage;
};

/** What was found; and each question finds at least what Intercom says, unless some of that falls out here. */
const floorOf = ({ plan, found, read, totals }: Work): Total => {
  const isWhole = plan.here === null && plan.index === "conversations";
  const said = isWhole ? totals.filter((total) => total !== null) : [];
  const total = Math.max(found, ...said);
  if (total === 0) return { total: null, why: `None among the first ${read} read; ${tooMuch}` };
  return { total, why: `At least so many; ${tooMuch}` };
};
