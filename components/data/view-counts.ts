"use client";
import { useQuery } from "@tanstack/react-query";
import { countsQuery } from "./queue-query";
import { useShownCount } from "./shown-count";

/** How many a view holds, by its id; null while that is not known. The view on the screen has the number of its list. */
export const useViewCounts = (): ((id: string) => number | null) => {
  const { data } = useQuery(countsQuery());
  const shown = useShownCount();
  return (id) => (shown?.view === id ? shown.count : (data?.counts[id] ?? null));
};
