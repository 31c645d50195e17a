const marks = /\p{M}/gu;

/** In small letters and without accents. */
export type Folded = string;

const most = 10_000;
const known = new Map<string, Folded>();

/** Lists are searched at every letter that is typed: what was folded once is remembered. */
export const fold = (text: string): Folded => {
  const before = known.get(text);
  if (before !== undefined) return before;
  const folded = text.normalize("NFKD").replace(marks, "").toLowerCase();
  if (known.size >= most) known.clear();
  known.set(text, folded);
  return folded;
};

/** Whether every word that was typed starts or stands inside a word of `text`; case and accents do not count. */
export const matches = (typed: string, text: string): boolean => {
  const folded = fold(text);
  return fold(typed)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
};
