"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { grouped } from "@/components/ui/grouped";
import { createLate, useLate } from "@/components/ui/late";
import { envOf } from "./env-of";
import { railViews } from "./known-view";
import { useOwnChanges } from "./own-changes";
import { countsQuery } from "./queue-query";
import { useShownCount } from "./shown-count";
import { useViews } from "./views-query";
import { useWorkspace } from "./workspace-query";

export type ShownCount = {
  /** “12”, “12+” for at least so many, “?” where it cannot be told; empty while nothing is known. */
  readonly text: string;
  /** Why it is not exact. */
  readonly why: string | undefined;
};

export const shownCount = (count: number | null, why: string | undefined): ShownCount => ({
  text: count === null ? (why ? "?" : "") : `${grouped(count)}${why ? "+" : ""}`,
  why,
});

// Needed once somebody has done something; without it counts follow when they are asked for again.
const shifts = createLate(() => import("./count-shifts").then((file) => file.countShifts));
const noShift: ReadonlyMap<string, number> = new Map();

/**
 * How many a view holds, by its id. The view on the screen has the number of its list, the others follow
 * what one does at once, without asking Intercom.
 */
export const useViewCounts = (): ((id: string) => ShownCount) => {
  const { data } = useQuery(countsQuery());
  const shown = useShownCount();
  const changes = useOwnChanges();
  const views = useViews();
  const workspace = useWorkspace();
  const { value: countShifts } = useLate(shifts);
  const acted = changes.length > 0;
  useEffect(() => {
    if (acted) void shifts.load().catch(() => undefined);
  }, [acted]);
  const moved = useMemo(
    () =>
      data && countShifts && acted ? countShifts(railViews(views), data, changes, envOf(workspace)) : noShift,
    [data, countShifts, acted, changes, views, workspace],
  );
  return (id) => {
    if (shown?.view === id) return shownCount(shown.count, undefined);
    const count = data?.counts[id] ?? null;
    return shownCount(count === null ? null : Math.max(0, count + (moved.get(id) ?? 0)), data?.why[id]);
  };
};
