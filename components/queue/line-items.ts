import type { Suggestion } from "@/lib/search/complete";

/** What the list under the query line holds: what could stand at the caret, or a query that was applied before. */
export type LineItem =
  | { readonly kind: "suggestion"; readonly suggestion: Suggestion }
  | {
      readonly kind: "recent" /** With ids for names. */;
      readonly q: string /** As it is read. */;
      readonly text: string;
    };

export type Draft = { readonly text: string; readonly caret: number };

export const oneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");

/** The line with a suggestion put in. A field or a sign waits for its value, a value is followed by the next term. */
export const withSuggestion = (draft: Draft, item: Suggestion): Draft => {
  const gap = item.goesOn || draft.text[item.to] === " " ? "" : " ";
  return {
    text: draft.text.slice(0, item.from) + item.text + gap + draft.text.slice(item.to),
    caret: item.from + item.text.length + gap.length,
  };
};

/** Of one item in the list `listId`. */
export const optionId = (listId: string, index: number): string => `${listId}-${index}`;
