"use client";
import { useEffect, useState } from "react";

const settleMs = 200;

/** What was typed, once nobody has typed for a moment. */
export const useSettled = (typed: string): string => {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), settleMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
};
