"use client";
import { useDeferredValue } from "react";

/**
 * What arrives when its place is on the screen already is drawn in turns, between which the browser answers keys: what a query
 * brings would otherwise be drawn in one go, a long thread for a third of a second. What is there from the beginning is given at once,
 * and so is each change.
 */
export const useInTurns = <T>(value: T | undefined): T | undefined => {
  const isThere = useDeferredValue(value !== undefined);
  return isThere ? value : undefined;
};
