import { useSyncExternalStore } from "react";
import type { DeskAddress } from "./desk-address";
import { remember } from "./list-memory";

/** Where a draft belongs: to the view, whatever its query becomes when a colleague saves it meanwhile. */
export type DraftPlace = {
  /** Of the view; a query of one's own is its own place. */
  readonly id: string;
  /** The applied query, with ids. */
  readonly q: string;
  /** Of the saved view; null for every other list. */
  readonly version: number | null;
};

export const draftPlace = ({ view, base, q }: Pick<DeskAddress, "view" | "base" | "q">): DraftPlace => ({
  id: view ?? `?${q}`,
  q,
  version: base?.saved?.version ?? null,
});

/** A query that is being written and not applied yet: the query line and the builder are two faces of this one. */
export type QueryDraft = {
  /** As it was when the draft was begun. */
  readonly from: DraftPlace;
  /** As a person reads it, with names; it may have problems. */
  readonly text: string;
  readonly caret: number;
  /** Nothing has been written yet: one has only gone into the line. */
  readonly untouched?: boolean;
};

let draft: QueryDraft | null = null;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Null forgets it. */
export const setQueryDraft = (next: QueryDraft | null): void => {
  if (next === draft) return;
  draft = next;
  for (const listener of listeners) listener();
};

/** What the changes to a view began from is remembered under this name and the view's id, as `Begun`. */
export const begun = "begun";

/** It was applied as `q`. What it began from stays known: somebody may have saved the view since. */
export const draftApplied = ({ id, version }: DraftPlace, q: string): void => {
  setQueryDraft(null);
  if (version !== null) remember(begun, id, { q, version });
};

/** What is being written in place of the query that is applied here; null while nothing is. */
export const useQueryDraft = ({ id, q }: DraftPlace): QueryDraft | null => {
  const now = useSyncExternalStore(
    subscribe,
    () => draft,
    () => null,
  );
  return now?.from.id === id && (now.from.q === q || !now.untouched) ? now : null;
};
