import { type BenchTarget, targetFromEnv } from "./app";
import type { BenchLine } from "./bench-line";
import { benchCounts } from "./counts";
import { benchFirstLoad } from "./first-load";
import { benchKeys } from "./keys";
import { benchLanguage } from "./language";
import { benchLongList } from "./long-list";
import { benchOpening } from "./opening";
import { benchCoalescing, benchReads } from "./reads";

const show = (line: BenchLine): boolean => {
  const within = line.value <= line.limit;
  const value = line.unit === "×" ? line.value.toFixed(2) : line.value.toFixed(line.value < 10 ? 2 : 0);
  const mark = within ? "ok  " : "OVER";
  console.log(
    `${mark} ${line.id.padEnd(4)} ${line.what.padEnd(48)} ${value} ${line.unit}  (≤ ${line.limit})  ${line.detail}`,
  );
  return within;
};

/** By the names that `npm run bench -- keys opening` takes. */
const benches = {
  language: async () => benchLanguage(),
  coalescing: async (target: BenchTarget) => [await benchCoalescing(target)],
  reads: benchReads,
  "first-load": benchFirstLoad,
  keys: benchKeys,
  opening: benchOpening,
  "long-list": benchLongList,
  counts: async (target: BenchTarget) => [await benchCounts(target)],
};

const isName = (word: string): word is keyof typeof benches => Object.hasOwn(benches, word);

const wanted = (words: readonly string[]): readonly (keyof typeof benches)[] => {
  const names = Object.keys(benches).filter(isName);
  const unknown = words.find((word) => !isName(word));
  if (unknown !== undefined) throw new Error(`There is no bench ${unknown}; there are ${names.join(", ")}.`);
  return words.length === 0 ? names : names.filter((name) => words.includes(name));
};

const run = async (words: readonly string[]): Promise<void> => {
  const names = wanted(words);
  const target = targetFromEnv();
  const chromium = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium-headless-shell";
  let over = 0;
  for (const name of names) {
    const lines = await benches[name](target, chromium);
    over += lines.map(show).filter((within) => !within).length;
  }
  console.log(over === 0 ? "All within their limits." : `${over} over their limits.`);
  process.exitCode = over === 0 ? 0 : 1;
};

await run(process.argv.slice(2));
