"use client";
import { useEffect } from "react";
import { createLate, useLate } from "@/components/ui/late";
import { whenSettled } from "@/components/ui/when-settled";

// What may be written and the list that offers it come together, so that neither is there without the other.
const language = createLate(async () => {
  const [file, list] = await Promise.all([import("./language"), import("./suggestion-list")]);
  return { ...file.language, SuggestionList: list.SuggestionList };
});

type Language = Awaited<ReturnType<typeof language.load>>;

/** The query language; fetched once, and not with the page, since the first list needs none of it. */
export const loadLanguage = (): Promise<Language> => language.load();

/** Null until the page has settled, or somebody asked for it. */
export const useLanguage = (): Language | null => {
  useEffect(() => whenSettled(() => void loadLanguage().catch(() => undefined)), []);
  return useLate(language).value;
};
