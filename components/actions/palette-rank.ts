import { type Folded, fold } from "@/components/ui/matches";

/** What a command is found by. */
export type Ranked = {
  readonly id: string;
  readonly label: string;
  /** Further words that find it, less well than its label. */
  readonly words?: string | undefined;
  readonly group?: string | undefined;
  /** Found by what is typed only: there are too many of its kind to list. */
  readonly typedOnly?: boolean | undefined;
  /** It cannot be done now: where something of the same name can, that comes first. */
  readonly disabled?: boolean | undefined;
};

const mostShown = 60;
const mostOfGroup = 12;
const shortestLoose = 3;
/** What is found by letters with others between them alone scores less. */
const loosest = 2;

const between = new Set(" -_.,:;@/+(“\"'’#");

const startsWord = (text: Folded, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || between.has(text.charAt(at - 1))) return true;
  return false;
};

/** Whether the letters of `word` come in `text` in this order, the first at the start of one of its words. */
const isLoosely = (text: Folded, word: string): boolean => {
  const from = text.split(" ").findIndex((one) => one.startsWith(word.charAt(0)));
  if (from < 0) return false;
  const rest = text.split(" ").slice(from).join(" ");
  let at = 0;
  for (const letter of rest) if (letter === word[at]) at += 1;
  return at === word.length;
};

const scoreOfWord = (label: Folded, words: Folded, word: string): number | null => {
  if (label.startsWith(word)) return 6;
  if (startsWord(label, word)) return 5;
  if (startsWord(words, word)) return 3;
  if (word.length > 1 && label.includes(word)) return 2;
  if (word.length >= shortestLoose && isLoosely(label, word)) return 1;
  return null;
};

/** How well `typed` finds it; null when it does not. Every word has to be found; case and accents do not count. */
export const scoreOf = (typed: string, { label, words = "" }: Ranked): number | null => {
  const wanted = fold(typed).split(/\s+/u).filter(Boolean);
  const [foldedLabel, foldedWords] = [fold(label), fold(words)];
  let sum = 0;
  for (const word of wanted) {
    const score = scoreOfWord(foldedLabel, foldedWords, word);
    if (score === null) return null;
    sum += score;
  }
  const exact = foldedLabel === wanted.join(" ") ? 4 : 0;
  return wanted.length === 0 ? 0 : sum / wanted.length + exact;
};

const grouped = <T extends Ranked>(found: readonly T[]): readonly T[] => {
  const groups = new Map<string, T[]>();
  for (const one of found) {
    const group = groups.get(one.group ?? "") ?? [];
    groups.set(one.group ?? "", group);
    if (group.length < mostOfGroup) group.push(one);
  }
  return [...groups.values()].flat().slice(0, mostShown);
};

/**
 * What `typed` finds, best first, in groups by their best; among equals what was used last comes first. With nothing typed, what there is
 * in its own order.
 *
 * @param used - ids, the last used first.
 */
export const rank = <T extends Ranked>(
  items: readonly T[],
  typed: string,
  used: readonly string[],
): readonly T[] => {
  if (typed.trim() === "") return items.filter((item) => item.typedOnly !== true);
  const bonus = new Map(used.map((id, at) => [id, 1.5 * (1 - at / used.length)]));
  const scored = items.flatMap((item) => {
    const score = scoreOf(typed, item);
    if (score === null) return [];
    const more = score < loosest || item.disabled === true ? 0 : (bonus.get(item.id) ?? 0);
    return [{ item, score: score + more }];
  });
  // Loose matches are guesses: only where nothing better is there.
  const best = Math.max(...scored.map(({ score }) => score));
  const good = best < loosest ? scored : scored.filter(({ score }) => score >= loosest);
  const isOff = ({ item }: { readonly item: T }) => Number(item.disabled === true);
  return grouped(good.sort((a, b) => b.score - a.score || isOff(a) - isOff(b)).map(({ item }) => item));
};
