import { useSyncExternalStore } from "react";

/** A query that is being written and not applied yet: the query line and the builder are two faces of this one. */
export type QueryDraft = {
  /** The applied query, with ids, that it started from; to another list it means nothing. */
  readonly q: string;
  /** As a person reads it, with names; it may have problems. */
  readonly text: string;
  readonly caret: number;
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

/** What is being written in place of the applied query `q`; null while nothing is. */
export const useQueryDraft = (q: string): QueryDraft | null => {
  const now = useSyncExternalStore(
    subscribe,
    () => draft,
    () => null,
  );
  return now?.q === q ? now : null;
};
