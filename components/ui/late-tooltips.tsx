"use client";
import { useEffect } from "react";
import { createLate, useLate } from "./late";
import { whenSettled } from "./when-settled";

const tooltips = createLate(() => import("./tooltips").then((file) => file.Tooltips));

/** The page's tooltips, as soon as somebody is there to see them. Without them everything still has its name. */
export const LateTooltips = () => {
  useEffect(() => whenSettled(() => void tooltips.load().catch(() => undefined)), []);
  const { value: Tooltips } = useLate(tooltips);
  return Tooltips ? <Tooltips /> : null;
};
