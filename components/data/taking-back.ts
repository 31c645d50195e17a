/** Where this browser keeps that a message is being taken back: the page may be gone before the answer is there. */
const markStart = "switchyard:taking-back:";

/** What this page has asked for, where the browser keeps nothing; by key, whether the words are still to come back. */
const asked = new Map<string, boolean>();

/** Messages that are asked to be taken back, whose words come back once. */
export const takingBack = {
  asked: (owner: string, key: string): void => {
    if (asked.has(key)) return;
    try {
      localStorage.setItem(markStart + key, owner);
      asked.set(key, false);
    } catch {
      asked.set(key, true);
    }
  },
  /** Whether the words are to come back here and now: one of all pages and tabs is told so, once. */
  claim: (owner: string, key: string): boolean => {
    const isHere = asked.get(key) === true;
    if (isHere) asked.set(key, false);
    try {
      const isMarked = localStorage.getItem(markStart + key) === owner;
      if (isMarked) localStorage.removeItem(markStart + key);
      return isMarked || isHere;
    } catch {
      return isHere;
    }
  },
  /** It is too late, or was never there. */
  given: (key: string): void => {
    asked.delete(key);
    try {
      localStorage.removeItem(markStart + key);
    } catch {
      // Nothing is kept.
    }
  },
  /** Keys that a page has asked for without its words being back yet. */
  open: (owner: string): readonly string[] => {
    try {
      return Object.keys(localStorage)
        .filter((place) => place.startsWith(markStart) && localStorage.getItem(place) === owner)
        .map((place) => place.slice(markStart.length));
    } catch {
      return [];
    }
  },
};
