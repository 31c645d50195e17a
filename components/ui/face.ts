// Marks that only steer direction or joining say nothing on a face and would break its box.
const invisible = /[\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\p{Cc}]/gu;
const letterOrSign = /[\p{L}\p{N}\p{RI}\p{Extended_Pictographic}]/u;
const wholeName = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

// What readers take for one sign: a flag, or a letter with its marks, or signs joined into one. Intl.Segmenter knows it better, but
// takes a tenth of a second to make on a slow phone.
const sign = /\p{RI}{2}|\P{M}[\p{M}\p{EMod}]*(?:\u200d\P{M}[\p{M}\p{EMod}]*)*/gu;

const firstGrapheme = (word: string): string => {
  const found = word.match(sign)?.find((one) => letterOrSign.test(one));
  return found?.toLocaleUpperCase("en") ?? "";
};

/**
 * One or two signs that stand for a name in any script: first and last word's first grapheme, one for scripts that write names
 * without spaces; "?" when nothing can be read.
 */
export const initials = (name: string): string => {
  const words = name
    .normalize("NFC")
    .replace(invisible, "")
    .replace(/@.*$/u, "")
    .split(/[\s._\-–—/]+/u)
    .map(firstGrapheme)
    .filter((letter) => letter !== "");
  const [first] = words;
  if (first === undefined) return "?";
  const last = words.at(-1);
  if (words.length < 2 || last === undefined || wholeName.test(first)) return first;
  return first + last;
};

/** A hue in degrees that stays the same for the same seed. */
export const hueOf = (seed: string): number => {
  let hash = 2166136261;
  for (let i = 0; i < seed.length; i += 1) hash = Math.imul(hash ^ seed.charCodeAt(i), 16777619);
  // Ids often differ in their last digit only; this spreads them over the circle.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) % 36) * 10;
};
