/** Which conversations of a list are chosen: some by id; or all that match, known or not, but for some. */
export type Chosen =
  | { readonly kind: "some"; readonly ids: ReadonlySet<string> }
  | { readonly kind: "all"; readonly except: ReadonlySet<string> };

export const noneChosen: Chosen = { kind: "some", ids: new Set() };
export const allChosen: Chosen = { kind: "all", except: new Set() };

export const isChosen = (chosen: Chosen, id: string): boolean =>
  chosen.kind === "some" ? chosen.ids.has(id) : !chosen.except.has(id);

const changed = (ids: ReadonlySet<string>, these: readonly string[], add: boolean): ReadonlySet<string> => {
  const next = new Set(ids);
  for (const id of these)
    if (add) next.add(id);
    else next.delete(id);
  return next;
};

/** With these chosen as well, or no longer. */
export const choose = (chosen: Chosen, ids: readonly string[], on: boolean): Chosen =>
  chosen.kind === "some"
    ? { kind: "some", ids: changed(chosen.ids, ids, on) }
    : { kind: "all", except: changed(chosen.except, ids, !on) };

export const toggle = (chosen: Chosen, id: string): Chosen => choose(chosen, [id], !isChosen(chosen, id));

/** All from one to the other, whichever comes first; only `to` where `from` is not there. */
export const between = (ids: readonly string[], from: string | null, to: string): readonly string[] => {
  const [a, b] = [from === null ? -1 : ids.indexOf(from), ids.indexOf(to)];
  if (b < 0) return [];
  return a < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1);
};

/**
 * How many are chosen: `total` match in all (null when nobody knows), and `isGone` says of an id that it is known to match no longer.
 */
export const countChosen = (
  chosen: Chosen,
  total: number | null,
  isGone: (id: string) => boolean,
): number | null => {
  const there = [...(chosen.kind === "some" ? chosen.ids : chosen.except)].filter((id) => !isGone(id)).length;
  if (chosen.kind === "some") return there;
  return total === null ? null : Math.max(0, total - there);
};

/** As text for this tab's memory. */
export const writeChosen = (chosen: Chosen): readonly [Chosen["kind"], ...string[]] => [
  chosen.kind,
  ...(chosen.kind === "some" ? chosen.ids : chosen.except),
];

/** Reads what `writeChosen` made; anything else is nothing chosen. */
export const readChosen = (kept: unknown): Chosen => {
  if (!Array.isArray(kept)) return noneChosen;
  const [kind, ...ids]: unknown[] = kept;
  const known = new Set(ids.filter((id) => typeof id === "string"));
  if (kind === "all") return { kind: "all", except: known };
  return kind === "some" ? { kind: "some", ids: known } : noneChosen;
};
