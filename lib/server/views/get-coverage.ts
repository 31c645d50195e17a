import "server-only";
import type { Coverage } from "@/lib/api/views";
import { isAppError } from "@/lib/core/errors";
import { daySeconds, toSeconds } from "@/lib/core/time";
import { uncoveredBy } from "@/lib/search/uncovered";
import type { View } from "@/lib/search/view";
import type { Ctx } from "@/lib/server/context";
import { countQuery } from "@/lib/server/search/count-query";
import { understand } from "@/lib/server/search/understand";
import { type Finding, findingsOf } from "./findings";
import { listViews } from "./list-views";

/** So long without anything in it, a view is worth a look. */
const emptyMs = 30 * daySeconds * 1000;

/** Whether it can be listed, though no one question counts it. */
const canBeListed = async (ctx: Ctx, q: string): Promise<boolean> => {
  try {
    (await understand(ctx, q)).planAt(toSeconds(ctx.clock.now()));
    return true;
  } catch {
    return false;
  }
};

const openIn = async (ctx: Ctx, q: string | null): Promise<Coverage["uncovered"]> => {
  if (q === null) return { kind: "covered" };
  try {
    return { kind: "counted", q, count: (await countQuery(ctx, q)).value };
  } catch (error) {
    if (!isAppError(error) || error.code !== "invalid_query") throw error;
    return (await canBeListed(ctx, q)) ? { kind: "counted", q, count: null } : { kind: "too-much" };
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
