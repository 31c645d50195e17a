/** Made on first need: that takes a tenth of a second on a slow phone, and most names do without. */
let segmenter: Intl.Segmenter | undefined;
// Marks that only steer direction or joining say nothing on a face and would break its box.
const invisible = /[\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\p{Cc}]/gu;
const letterOrSign = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const wholeName = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

/** One letter of a script that writes each letter as one code point, with another such or nothing behind it. */
const plainStart =
  /^[a-zA-Z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff](?:[a-zA-Z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff'’]|$)/u;

const firstGrapheme = (word: string): string => {
  if (plainStart.test(word)) return word.charAt(0).toLocaleUpperCase("en");
  segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  for (const { segment } of segmenter.segment(word)) {
    if (letterOrSign.test(segment)) return segment.toLocaleUpperCase("en");
  }
  return "";
};

/**
 * One or two signs that stand for a name in any script: first and last word's first grapheme, one for scripts that write names
 * without spaces; "?" when nothing can be read.
 */
export const initials = (name: string): string => {
  const words = name
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
