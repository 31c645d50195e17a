"use client";
import { type ReactNode, startTransition, useEffect, useState } from "react";
import { afterPaint } from "./after-paint";

/** What is drawn once what stands beside it has been painted; until then `before` keeps its place. */
export const Later = ({ before = null, children }: { before?: ReactNode; children: ReactNode }) => {
  const [isDue, setDue] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setDue(true))), []);
  return isDue ? children : before;
};
