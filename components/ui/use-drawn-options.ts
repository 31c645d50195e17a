"use client";
import { startTransition, useEffect, useState } from "react";
import { afterPaint } from "./after-paint";

/**
 * How many options are drawn: all with the frame after the first, and at first those down to the marked one, `at`; none in a dialog that a
 * key opens many times an hour. That key waits for the field alone, which takes what is typed at once; the options are there before the
 * dialog has faded in.
 */
export const useDrawnOptions = (at: number, inDialog: boolean): number => {
  const [whole, setWhole] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setWhole(true))), []);
  if (whole) return Number.POSITIVE_INFINITY;
  return inDialog ? 0 : at + 1;
};
