/**
 * The seed's only source of chance: small, fast, the same on every machine. A stream made from the same numbers and words
 * gives the same values, so a conversation can be made again alone, long after the rest of the world.
 */
export type Random = {
  /** In [0, 1). */
  readonly next: () => number;
  /** Whole number, both ends included. */
  readonly int: (min: number, max: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** Log-uniform whole number: small values as likely as large ones, order of magnitude by order of magnitude. */
  readonly span: (min: number, max: number) => number;
};

/** 32-bit FNV-1a over the parts, finished by an avalanche so that neighbours differ in every bit. */
export const hash = (...parts: readonly (number | string)[]): number => {
  let h = 0x811c9dc5;
  for (const part of parts) {
    const text = `${part}|`;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** The item at `index`, counted round and round. @throws RangeError on an empty list. */
export const at = <T>(from: readonly T[], index: number): T => {
  const length = from.length;
  const item = from[((index % length) + length) % length];
  if (item === undefined) throw new RangeError("nothing to take from");
  return item;
};

export const random = (...seed: readonly (number | string)[]): Random => {
  let state = hash(...seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (from) => at(from, Math.floor(next() * from.length)),
    span: (min, max) => Math.round(min * (max / min) ** next()),
  };
};

/** One of `from` in proportion to its weight. */
export const weighted = <T>(r: Random, from: readonly (readonly [T, number])[]): T => {
  let rest = r.next() * from.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of from) {
    rest -= weight;
    if (rest < 0) return item;
  }
  return at(from, -1)[0];
};

export const shuffled = <T>(r: Random, from: readonly T[]): T[] => {
  const out = [...from];
  for (let i = out.length - 1; i > 0; i--) {
    const j = r.int(0, i);
    const a = at(out, i);
    out[i] = at(out, j);
    out[j] = a;
  }
  return out;
};
