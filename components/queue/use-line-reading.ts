"use client";
import { useMemo } from "react";
import type { Late } from "@/components/ui/late";
import type { People } from "@/lib/search/names";
import type { Draft, LineItem } from "./line-items";
import type { LineLanguage } from "./line-language";
import { useLanguage } from "./use-language";

export type ReadingParts = {
  readonly late: Late<LineLanguage>;
  /** The applied query, with ids. */
  readonly q: string;
  readonly people: People;
  readonly draft: Draft | null;
  readonly listOpen: boolean;
  /** Applied queries to offer, newest first; empty while they are not asked for. */
  readonly recent: readonly string[];
};

const unread = { problems: [], q: "" } as const;

const today = (): string => {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** What the language makes of the line; nothing yet while the language is still on its way. */
export const useLineReading = ({ late, q, people, draft, listOpen, recent }: ReadingParts) => {
  const language = useLanguage(late);
  const applied = useMemo(() => language?.showQuery(q, people) ?? q, [language, q, people]);
  const text = draft?.text ?? applied;
  const { problems, q: written } = useMemo(
    () => language?.readQuery(text, people) ?? unread,
    [language, text, people],
  );
  const items = useMemo((): readonly LineItem[] => {
    if (!draft || !listOpen || !language) return [];
    const before = recent.map((line) => ({
      kind: "recent" as const,
      q: line,
      text: language.showQuery(line, people),
    }));
    const next = language.suggest(draft.text, draft.caret, people, today());
    return [...before, ...next.map((suggestion) => ({ kind: "suggestion" as const, suggestion }))];
  }, [language, draft, listOpen, people, recent]);
  return {
    ready: language !== null,
    SuggestionList: language?.SuggestionList ?? null,
    text,
    applied,
    problems,
    written,
    items,
  };
};
