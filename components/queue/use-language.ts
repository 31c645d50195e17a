"use client";
import { useEffect } from "react";
import { createLate, type Late, useLate } from "@/components/ui/late";
import { whenSettled } from "@/components/ui/when-settled";
import type { LineLanguage } from "./line-language";

/**
 * The queue's query language; fetched once, and not with the page, since the first list needs none of it. What may be written and the
 * list that offers it come together, so that neither is there without the other.
 */
export const queueLanguage = createLate(async () => {
  const [file, list] = await Promise.all([import("./language"), import("./suggestion-list")]);
  return { ...file.language, SuggestionList: list.SuggestionList };
});

/** Null until the page has settled, or somebody asked for it. */
export const useLanguage = <T extends LineLanguage>(late: Late<T>): T | null => {
  useEffect(() => whenSettled(() => void late.load().catch(() => undefined)), [late]);
  return useLate(late).value;
};
