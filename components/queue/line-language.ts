import type { Suggestion } from "@/lib/search/complete";
import type { Problem } from "@/lib/search/model";
import type { People } from "@/lib/search/names";
import type { SuggestionListProps } from "./suggestion-list";

export type ReadQuery = {
  /** The query with ids for names, as it is sent; only where there are no problems. */
  readonly q: string;
  /** Places are in the typed text. */
  readonly problems: readonly Problem[];
};

/** What a query line is written in. */
export type LineLanguage = {
  /** What was typed, completed and checked as far as that goes without asking anybody. Never throws. */
  readonly readQuery: (text: string, people: People) => ReadQuery;
  /** The query as a person reads it: names for ids. What cannot be read stays as it is. */
  readonly showQuery: (q: string, people: People) => string;
  readonly suggest: (
    text: string,
    caret: number,
    people: People,
    today: string | null,
  ) => readonly Suggestion[];
  readonly SuggestionList: (props: SuggestionListProps) => React.ReactNode;
};
