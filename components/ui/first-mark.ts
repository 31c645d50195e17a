import { fold } from "./matches";
import type { PickItem } from "./pick-option";

/** How well the typed words name it: whole, by its beginning, by the beginning of a word of it, or just somewhere. */
const distance = (typed: string, { label }: PickItem): number => {
  const name = fold(label);
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed)) ? 2 : 3;
};

/**
 * Which of these (at least one) is marked before anybody has pointed at one: the first; among items that take off, what the typed words name best,
 * and where nothing is typed never one of those. -1 for none.
 */
export const firstMark = (items: readonly PickItem[], typed: string): number => {
  if (!items.some((item) => item.takesOff)) return 0;
  const words = fold(typed).trim();
  if (words === "") return items.findIndex((item) => !item.takesOff);
  const far = items.map((item) => distance(words, item) * 2 + (item.takesOff ? 1 : 0));
  return far.indexOf(Math.min(...far));
};
