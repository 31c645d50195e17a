import type { QueueCounts } from "@/lib/api/queue";
import { matches } from "@/lib/search/evaluate";
import type { Env } from "@/lib/search/moments";
import { parse } from "@/lib/search/parse";
import type { OwnChange } from "./own-changes";
import { factsOf } from "./row-facts";

type Counted = { readonly id: string; readonly query: string };

/**
 * By how much what this browser has done has moved each view's count since it was asked for. Where a row alone does not tell whether it
 * is in the view, that view is left to the next count.
 */
export const countShifts = (
  views: readonly Counted[],
  { countedAtMs }: Pick<QueueCounts, "countedAtMs">,
  changes: readonly OwnChange[],
  env: Env,
): ReadonlyMap<string, number> => {
  const shifts = views.map(({ id, query }): readonly [string, number] => {
    const { tree, problems } = parse(query);
    const since = countedAtMs[id];
    if (problems.length > 0 || since === undefined) return [id, 0];
    let shift = 0;
    for (const { before, after, atMs } of changes) {
      if (atMs <= since) continue;
      const [was, is] = [matches(tree, factsOf(before), env), matches(tree, factsOf(after), env)];
      if (was === "no" && is === "yes") shift += 1;
      if (was === "yes" && is === "no") shift -= 1;
    }
    return [id, shift];
  });
  return new Map(shifts.filter(([, shift]) => shift !== 0));
};
