"use client";
import { useQuery } from "@tanstack/react-query";
import { grouped } from "@/components/ui/grouped";
import { countsQuery } from "./queue-query";
import { useShownCount } from "./shown-count";

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

/** How many a view holds, by its id. The view on the screen has the number of its list. */
export const useViewCounts = (): ((id: string) => ShownCount) => {
  const { data } = useQuery(countsQuery());
  const shown = useShownCount();
  return (id) =>
    shown?.view === id
      ? shownCount(shown.count, undefined)
      : shownCount(data?.counts[id] ?? null, data?.why[id]);
};
