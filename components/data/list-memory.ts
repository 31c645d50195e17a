/** What this tab remembers of its lists, so that going away, coming back and reloading lead to the same place. */
const placeOf = (what: string, list: string): string => `switchyard-list:${what}:${list}`;

/** Whatever was kept, or null; it may be of any shape. */
export const recall = (what: string, list: string): unknown => {
  try {
    return JSON.parse(sessionStorage.getItem(placeOf(what, list)) ?? "null");
  } catch {
    return null;
  }
};

/** Keeps `value`, or forgets it where that is null. */
export const remember = (what: string, list: string, value: unknown): void => {
  try {
    if (value === null) sessionStorage.removeItem(placeOf(what, list));
    else sessionStorage.setItem(placeOf(what, list), JSON.stringify(value));
  } catch {
    // Storage may be full or forbidden; the place is then lost.
  }
};

/** Names a list for its memory. */
export const listName = ({ q, sort }: { readonly q: string; readonly sort: string }): string =>
  `${sort} ${q}`;
