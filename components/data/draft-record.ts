import type { StoredDraft } from "@/lib/api/drafts";
import { type Draft, emptyDraft, isEmptyDraft, isObject, readDraft } from "./draft";

/** What the browser keeps of one place. */
export type DraftRecord = {
  readonly draft: Draft;
  /** What has been handed over and not been confirmed yet. */
  readonly going: Draft | null;
  /** False: the browser would not keep it, so it lives in this page alone (and on the server). */
  readonly kept: boolean;
  /** What another device has written meanwhile; a person decides. */
  readonly theirs: StoredDraft | null;
};

const unwritten: DraftRecord = { draft: emptyDraft(), going: null, kept: true, theirs: null };

/** As it was kept; nothing where that cannot be read. */
export const loadRecord = (place: string): DraftRecord => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    const draft = readDraft(stored);
    const going = isObject(stored) ? readDraft(stored.going) : null;
    return { ...unwritten, draft: draft ?? emptyDraft(), going };
  } catch {
    return { ...unwritten, draft: emptyDraft() };
  }
};

export const isNothing = ({ draft, going }: DraftRecord): boolean => isEmptyDraft(draft) && going === null;

/** @returns whether the browser would keep it */
export const keepRecord = (place: string, record: DraftRecord): boolean => {
  const { draft, going } = record;
  try {
    if (isNothing(record)) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(going === null ? draft : { ...draft, going }));
    return true;
  } catch {
    return false;
  }
};
