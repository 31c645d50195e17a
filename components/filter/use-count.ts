"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { queueCountQuery } from "@/components/data/queue-count-query";
import { isAppError } from "@/lib/core/errors";

const restMs = 500;

export type Counted =
  | {
      readonly kind: "counted";
      readonly total: number | null;
      /** Why the total is missing, or at least so many. */
      readonly why: string | null;
      /** The number is of what was there before. */
      readonly old: boolean;
    }
  | { readonly kind: "counting" }
  /** `late`: something is wrong; else it is no question that can be counted. */
  | { readonly kind: "failed"; readonly message: string; readonly late: boolean };

/** How many match `q` now; asked once it has stood still, and called off as soon as it changes. Null while there is nothing to count. */
export const useCount = (q: string | null): Counted | null => {
  const [settled, setSettled] = useState(q);
  useEffect(() => {
    if (q === settled) return;
    const timer = setTimeout(() => setSettled(q), restMs);
    return () => clearTimeout(timer);
  }, [q, settled]);
  const rests = q !== null && q === settled;
  const { data, error, isPlaceholderData } = useQuery({
    ...queueCountQuery(rests ? q : ""),
    enabled: rests,
    placeholderData: keepPreviousData,
  });
  if (q === null) return null;
  if (rests && error) {
    const isRefused = isAppError(error) && error.code === "invalid_query";
    return { kind: "failed", message: error.message, late: !isRefused };
  }
  if (!data) return { kind: "counting" };
  return { kind: "counted", total: data.total, why: data.why, old: !rests || isPlaceholderData };
};
