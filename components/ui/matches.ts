const marks = /\p{M}/gu;
const fold = (text: string): string => text.normalize("NFKD").replace(marks, "").toLowerCase();

/** Whether every word that was typed starts or stands inside a word of `text`; case and accents do not count. */
export const matches = (typed: string, text: string): boolean => {
  const folded = fold(text);
  return fold(typed)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
};
