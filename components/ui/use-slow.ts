"use client";
import { useEffect, useState } from "react";

const slowAfterSeconds = 3;

/** For how many seconds something has been going on, once that is long enough to be named; else null. */
export const useSlowSeconds = (going: boolean): number | null => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (!going) return;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [going]);
  return going && seconds >= slowAfterSeconds ? seconds : null;
};
