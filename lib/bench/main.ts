import { targetFromEnv } from "./app";
import { benchCounts } from "./counts";
import { benchFirstLoad } from "./first-load";
import { benchKeys } from "./keys";
import { benchLanguage } from "./language";
import { benchLongList } from "./long-list";
import { benchOpening } from "./opening";
import { type BenchLine, benchCoalescing, benchReads } from "./reads";

const show = (line: BenchLine): boolean => {
  const within = line.value <= line.limit;
  const value = line.unit === "×" ? line.value.toFixed(2) : line.value.toFixed(line.value < 10 ? 2 : 0);
  const mark = within ? "ok  " : "OVER";
  console.log(
    `${mark} ${line.id.padEnd(4)} ${line.what.padEnd(48)} ${value} ${line.unit}  (≤ ${line.limit})  ${line.detail}`,
  );
  return within;
};

const run = async (): Promise<void> => {
  const target = targetFromEnv();
  const chromium = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium-headless-shell";
  const lines = [
    ...benchLanguage(),
    await benchCoalescing(target),
    ...(await benchReads(target)),
    ...(await benchFirstLoad(target, chromium)),
    ...(await benchKeys(target, chromium)),
    ...(await benchOpening(target, chromium)),
    ...(await benchLongList(target, chromium)),
    await benchCounts(target),
  ];
  const over = lines.map(show).filter((within) => !within).length;
  console.log(over === 0 ? "All within their limits." : `${over} over their limits.`);
  process.exitCode = over === 0 ? 0 : 1;
};

await run();
