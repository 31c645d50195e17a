"use client";
import { useCallback, useEffect, useRef } from "react";

/** Tells whether this is still on the screen, when an answer comes late: what was closed must move nothing any more. */
export const useStands = (): (() => boolean) => {
  const stands = useRef(false);
  useEffect(() => {
    stands.current = true;
    return () => {
      stands.current = false;
    };
  }, []);
  return useCallback(() => stands.current, []);
};
