"use client";
import { type RefObject, useEffect, useRef } from "react";
import { recall, remember } from "@/components/data/list-memory";

const what = "journal-place";

/** Keeps how far down somebody was in the journal's list `name`, for when they come back to it in this tab. */
export const useListPlaceOf = (name: string): RefObject<HTMLElement | null> => {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const top = recall(what, name);
    current.scrollTop = typeof top === "number" ? top : 0;
    const keep = () => remember(what, name, current.scrollTop === 0 ? null : current.scrollTop);
    current.addEventListener("scrollend", keep);
    return () => current.removeEventListener("scrollend", keep);
  }, [name]);
  return box;
};
