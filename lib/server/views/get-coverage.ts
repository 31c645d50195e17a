import "server-only";
import type { Coverage } from "@/lib/api/views";
import { isAppError } from "@/lib/core/errors";
import { daySeconds } from "@/lib/core/time";
import { uncoveredBy } from "@/lib/search/uncovered";
import type { View } from "@/lib/search/view";
import type { Ctx } from "@/lib/server/context";
import { countQuery } from "@/lib/server/search/count-query";
import { type Finding, findingsOf } from "./findings";
import { listViews } from "./list-views";

/** So long without anything in it, a view is worth a look. */
const emptyMs = 30 * daySeconds * 1000;

const openIn = async (ctx: Ctx, q: string | null): Promise<Coverage["uncovered"]> => {
  if (q === null) return { kind: "covered" };
  try {
    const { total, why } = await countQuery(ctx, q);
    return { kind: "counted", q, count: why === null ? total : null };
  } catch (error) {
    if (!isAppError(error) || error.code !== "invalid_query") throw error;
    return { kind: "too-much" };
  }
};

const isEmpty = (finding: Finding | undefined, nowMs: number): boolean =>
  finding !== undefined && (finding.foundAtMs ?? finding.countedSinceMs) <= nowMs - emptyMs;

/** What is open and in no shared view, and which views have long been empty as far as that is known. */
export const getCoverage = async (ctx: Ctx): Promise<Coverage> => {
  const { views } = await listViews(ctx);
  const shared = views.filter((view) => view.audience !== "me");
  const { q, leftOut, exact } = uncoveredBy(shared);
  const [uncovered, findings] = await Promise.all([
    openIn(ctx, q),
    findingsOf(views.map((view) => view.query)),
  ]);
  const findingOf = (view: View) => findings.get(view.query);
  const since = [...findings.values()].map((finding) => finding.countedSinceMs);
  return {
    shared: shared.length,
    uncovered,
    exact,
    leftOut: shared.filter((view) => leftOut.includes(view.id)).map((view) => view.id),
    empty: views
      .filter((view) => isEmpty(findingOf(view), ctx.clock.now()))
      .map((view) => ({ id: view.id, foundAtMs: findingOf(view)?.foundAtMs ?? null })),
    notCounted: views.filter((view) => findingOf(view) === undefined).length,
    knownSinceMs: since.length === 0 ? null : Math.min(...since),
  };
};
