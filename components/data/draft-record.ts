import type { StoredDraft } from "@/lib/api/drafts";
import { type Draft, emptyDraft, isEmptyDraft, isObject, readDraft } from "./draft";
import { keepSafe } from "./draft-safe";

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

const storedAt = (place: string): unknown => JSON.parse(localStorage.getItem(place) ?? "null");

/** When what is kept was written, by the browser's clock; 0 where that is not known, null where nothing is kept. */
export const writtenAt = (place: string): number | null => {
  try {
    const stored = storedAt(place);
    if (!isObject(stored)) return null;
    return typeof stored.at === "number" ? stored.at : 0;
  } catch {
    return null;
  }
};

/** As it was kept; nothing where that cannot be read. */
export const loadRecord = (place: string): DraftRecord => {
  try {
    const stored = storedAt(place);
    const draft = readDraft(stored);
    const going = isObject(stored) ? readDraft(stored.going) : null;
    return { ...unwritten, draft: draft ?? emptyDraft(), going };
  } catch {
    return { ...unwritten, draft: emptyDraft() };
  }
};

export const isNothing = ({ draft, going }: DraftRecord): boolean => isEmptyDraft(draft) && going === null;

/** As it stands, for what was kept before. @returns whether the browser would keep it */
export const putRecord = (place: string, json: string | null): boolean => {
  try {
    if (json === null) localStorage.removeItem(place);
    else localStorage.setItem(place, json);
    return true;
  } catch {
    return false;
  }
};

/** @returns whether the browser would keep it */
export const keepRecord = (place: string, record: DraftRecord): boolean => {
  const { draft, going } = record;
  const at = Date.now();
  const json = isNothing(record) ? null : JSON.stringify({ ...draft, ...(going && { going }), at });
  keepSafe(place, at, json);
  return putRecord(place, json);
};
