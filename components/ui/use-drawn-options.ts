"use client";
import { startTransition, useEffect, useState } from "react";
import { afterPaint } from "./after-paint";

/**
 * How many options are drawn: at first those down to the marked one, `at`, and all with the next frame. The key that opened the list waits
 * for its field alone; what follows is there before the list has faded in.
 */
export const useDrawnOptions = (at: number): number => {
  const [whole, setWhole] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setWhole(true))), []);
  return whole ? Number.POSITIVE_INFINITY : at + 1;
};
