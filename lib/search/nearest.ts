const longest = 40;

/** Edits (insert, drop, change, swap of neighbours) between two short texts. */
const distance = (a: string, b: string): number => {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
};

/** What of `known` may have been meant by `text`, best first, at most three; bounded work however long the text is. */
export const nearest = (text: string, known: readonly string[]): readonly string[] => {
  const wanted = text.toLowerCase().slice(0, longest);
  if (wanted === "") return [];
  const score = (candidate: string): number => {
    const other = candidate.toLowerCase().slice(0, longest);
    if (other.startsWith(wanted)) return 0.5;
    if (wanted.length > 2 && other.includes(wanted)) return 1;
    return distance(wanted, other);
  };
  return known
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .filter((entry) => entry.score <= Math.max(1, wanted.length / 3))
    .sort((a, b) => a.score - b.score)
    .slice(0, 3)
    .map((entry) => entry.candidate);
};
