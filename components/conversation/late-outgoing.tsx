"use client";
import { useEffect } from "react";
import { createLate, useLate } from "@/components/ui/late";
import { whenSettled } from "@/components/ui/when-settled";

const dock = createLate(() => import("./beside-desk").then((file) => file.BesideDesk));

/** Messages on their way, and what one may still do, wherever one is; as soon as somebody is there to see them. */
export const LateOutgoing = () => {
  useEffect(() => whenSettled(() => void dock.load().catch(() => undefined)), []);
  const { value: Dock } = useLate(dock);
  return Dock ? <Dock /> : null;
};
