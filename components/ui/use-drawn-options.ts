"use client";
import { startTransition, useEffect, useState } from "react";

/** More than a screen shows of them. The key that opened the list waits for these alone. */
const drawnAtOnce = 18;

/** How many options are drawn: at first what is seen, in the next moment all. */
export const useDrawnOptions = (at: number): number => {
  const [whole, setWhole] = useState(false);
  useEffect(() => startTransition(() => setWhole(true)), []);
  return whole ? Number.POSITIVE_INFINITY : Math.max(drawnAtOnce, at + 1);
};
