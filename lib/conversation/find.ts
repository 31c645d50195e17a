import type { Part } from "./model";
import { textOfPart } from "./part-text";
import type { TimelineEntry } from "./timeline";

const marks = /\p{M}/gu;
/** Letters that no accent comes off, and what one types for them. */
const bare: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  þ: "th",
};
const barred = new RegExp(`[${Object.keys(bare).join("")}]`, "gu");

/** Without case and accents, any blanks as one: what is compared. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(marks, "")
    .toLowerCase()
    .replace(barred, (letter) => bare[letter] ?? letter)
    .replace(/\s+/gu, (blank) => (blank.includes("\n") ? "\n" : " "));

/** One place where the words stand: the entry, the part in it, and which one of that part's it is, from 0. */
export type Match = { readonly key: string; readonly partId: string; readonly nth: number };

const countIn = (text: string, words: string): number => {
  let count = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) count += 1;
  return count;
};

/** More are not counted: nobody goes through them. */
export const mostMatches = 999;

/** Folded once: a long thread is a few megabytes. */
export type FoldedTexts = (part: Part) => string;

/** `wordsOf` gives the words of an event; what they name may change while parts stay the same. */
export const createFoldedTexts = (): FoldedTexts => {
  const known = new WeakMap<Part, string>();
  return (part) => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const text = folded(textOfPart(part));
    known.set(part, text);
    return text;
  };
};

/** Every place in the thread where these words stand, from old to new; none for nothing but blanks. */
export const findIn = (
  entries: readonly TimelineEntry[],
  typed: string,
  texts: FoldedTexts,
  wordsOf: (part: Part) => string,
): readonly Match[] => {
  const words = folded(typed.trim());
  const matches: Match[] = [];
  if (words === "") return matches;
  const add = (key: string, partId: string, text: string) => {
    const count = Math.min(countIn(text, words), mostMatches - matches.length);
    for (let nth = 0; nth < count; nth += 1) matches.push({ key, partId, nth });
  };
  for (const entry of entries) {
    if (entry.kind === "message") add(entry.key, entry.part.id, texts(entry.part));
    else if (entry.kind === "events")
      for (const part of entry.parts) add(entry.key, part.id, folded(wordsOf(part)));
  }
  return matches;
};
