import type { BrowserContext, Page } from "playwright";
import { type BenchTarget, median, signIn } from "./app";
import type { BenchLine } from "./bench-line";
import { control, cookiesOf, launch, slowDown } from "./browser";
import { noiseLine, p95, ratioOf } from "./figures";
import { framed, openFloor, serveFloors } from "./floors";
import { longLines, type Sides } from "./long-thread";
import { open, type Planted, plant, plantedFrom, plantedWord } from "./planted";
import { observeOpening } from "./shown";
import { mixedParts, threadHtml } from "./thread";

const cpuSlowdown = 4;
const longParts = 500;
/** As most threads are. */
const usualParts = 14;
const usualThreads = 24;
/** Each is opened for the first time once. */
const longThreads = 5;
const longFloor = "long";
const longOnes = mixedParts(longParts, plantedFrom);
const warmRounds = 21;
const latencyMs = 300;
const patienceMs = 120_000;
const quietMs = 500;

const floorPages = (usual: readonly Planted[]): ReadonlyMap<string, string> =>
  new Map([
    ...usual.map(({ id, parts }): readonly [string, string] => [`/${id}`, threadHtml(parts)]),
    [`/${longFloor}`, framed(threadHtml(longOnes))] as const,
  ]);

/** Nothing more comes: what the panel of the one before asks for would be answered together with the next. */
const atRest = async (app: Page): Promise<void> => {
  const count = () => app.evaluate(() => performance.getEntriesByType("resource").length);
  for (let before = -1, now = await count(); now !== before; ) {
    await app.waitForTimeout(quietMs);
    [before, now] = [now, await count()];
  }
  // The browser keeps a list of 250 at most.
  await app.evaluate(() => performance.clearResourceTimings());
};

const warmLines = async ({ app, slowApp, floor }: Sides, usual: readonly Planted[]): Promise<BenchLine[]> => {
  const [first, second] = usual;
  if (!first || !second) throw new Error("B6 needs two threads.");
  for (const one of [first, second]) await open(app, one);
  const [times, floors, again]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < warmRounds; round++) {
    const one = round % 2 === 0 ? first : second;
    // Each after the same pause: what a page does afterwards would slow the next one down.
    await atRest(app);
    floors.push(await floor(one.id));
    await atRest(app);
    times.push(await slowApp(() => open(app, one, true)));
    await atRest(app);
    again.push(await floor(one.id));
  }
  return [
    {
      id: "B6",
      what: "warm open ÷ static page of the thread",
      value: ratioOf(times, floors, again),
      unit: "×",
      limit: 2,
      detail: `median of ${times.length} pairs; p95 ${Math.round(p95(times))} ms against ${Math.round(p95([...floors, ...again]))} ms, CPU ÷ ${cpuSlowdown}`,
    },
    noiseLine("B6", floors, again),
  ];
};

/** Each thread is opened once, from far away in the list, so that nothing has read it ahead. */
const coldLine = async (app: Page, target: BenchTarget, usual: readonly Planted[]): Promise<BenchLine> => {
  await control(target, "/faults", {
    match: "GET /conversations/:id",
    times: null,
    kind: "slow",
    delayMs: latencyMs,
  });
  const times: number[] = [];
  for (const one of usual) {
    times.push(await open(app, one));
    await atRest(app);
  }
  // With the first two come the parts of the page that come late.
  times.splice(0, 2);
  await fetch(`${target.demoUrl}/__control/faults`, { method: "DELETE" });
  return {
    id: "B6",
    what: `cold open, Intercom takes ${latencyMs} ms: beyond it`,
    value: p95(times) - latencyMs,
    unit: "ms",
    limit: 150,
    detail: `p95 of ${times.length}, median ${Math.round(median(times))} ms in all`,
  };
};

const openList = async (context: BrowserContext, target: BenchTarget): Promise<Page> => {
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.addInitScript(observeOpening);
  await page.goto(`${target.appUrl}/queue?q=${encodeURIComponent(`subject:~${plantedWord}`)}&sort=created`, {
    waitUntil: "networkidle",
  });
  return page;
};

/** No long thread stands beside one that is opened earlier: it would be read ahead. */
const plantAll = async (target: BenchTarget) => {
  const usual: Planted[] = [];
  for (let index = 0; index < usualThreads; index++) {
    const name = `Usual ${String(index).padStart(2, "0")}`;
    usual.push(await plant(target, index, name, mixedParts(usualParts, plantedFrom + index)));
  }
  const long: Planted[] = [];
  for (let index = 0; index < longThreads; index++)
    long.push(await plant(target, index * 3 + 2.5, `Long ${index}`, longOnes));
  return { usual, long };
};

/** B6 and B7: how long it takes until a conversation that is opened from the list can be read, beside plain pages with the same words. */
export const benchOpening = async (target: BenchTarget, executablePath: string): Promise<BenchLine[]> => {
  const { usual, long } = await plantAll(target);
  const cookie = await signIn(target.appUrl, "lead@demo.test");
  const floors = await serveFloors(floorPages(usual));
  const browser = await launch(executablePath);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1800 } });
    await context.addCookies(cookiesOf(cookie, target.appUrl));
    const app = await openList(context, target);
    const page = await context.newPage();
    const cold = await coldLine(
      app,
      target,
      usual.filter((_, index) => index % 3 === 0),
    );
    const slowFloor = await slowDown(page, cpuSlowdown);
    const sides: Sides = {
      app,
      slowApp: await slowDown(app, cpuSlowdown),
      floor: (id) => slowFloor(() => openFloor(page, floors.url, id)),
    };
    const warm = await warmLines(sides, usual);
    const [other] = usual;
    if (!other) throw new Error("B7 needs a thread to come from.");
    return [...warm, cold, ...(await longLines(sides, longFloor, long, other, `CPU ÷ ${cpuSlowdown}`))];
  } finally {
    await browser.close();
    floors.close();
  }
};
