import type { BrowserContext, Page } from "playwright";
import { type BenchTarget, median, signIn } from "./app";
import type { BenchLine } from "./bench-line";
import { control, cookiesOf, frame, launch, type Slowed, slowDown } from "./browser";
import { noiseLine, ratioOf } from "./figures";

const rounds = 9;
const quietMs = 1000;
const longRows = 10_000;
const shortRows = 100;
const conversations = 10_500;
const cpuSlowdown = 4;
/** Two thousand rows are read in this time on any machine. */
const patienceMs = 240_000;

/** Everything, in an order that offers to load all of it. */
const list = "/queue?q=state:open,snoozed,closed&sort=priority";
const loadButton = /^Load /;

/** Notes how long each press of a key takes until the next frame has been painted; runs inside the page before anything else. */
const observe = () => {
  const seen = { presses: [] as number[] };
  Object.assign(window, { __presses: seen });
  // Without a name: the runner's names for functions do not exist inside the page.
  for (const kind of ["keydown", "pointerdown"]) {
    addEventListener(
      kind,
      (event) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          seen.presses.push(performance.now() - event.timeStamp);
        };
        requestAnimationFrame(() => port2.postMessage(0));
      },
      { capture: true },
    );
  }
};

const takePresses = (page: Page): Promise<readonly number[]> =>
  page.evaluate((): readonly number[] => Reflect.get(window, "__presses").presses.splice(0));

const nodesOf = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll("*").length);

/** Frames that came later than 50 ms after the one before, while the wheel turns. */
const scrollThrough = async (page: Page): Promise<{ readonly late: number; readonly nodes: number }> => {
  await page.evaluate(() => {
    const seen = {
      late: 0,
      last: performance.now(),
      on: true,
      look(now: number) {
        if (now - seen.last > 50) seen.late += 1;
        seen.last = now;
        if (seen.on) requestAnimationFrame(seen.look);
      },
    };
    Object.assign(window, { __frames: seen });
    requestAnimationFrame(seen.look);
  });
  let nodes = 0;
  await page.mouse.move(300, 500);
  for (let turn = 0; turn < 20; turn++) {
    await page.mouse.wheel(0, turn % 4 === 3 ? -900 : 700);
    await frame(page);
    if (turn % 5 === 0) nodes = Math.max(nodes, await nodesOf(page));
  }
  const late = await page.evaluate((): number => {
    const seen = Reflect.get(window, "__frames");
    seen.on = false;
    return seen.late;
  });
  return { late, nodes };
};

const press = async (page: Page, keys: readonly string[]) => {
  for (const key of keys) {
    await page.keyboard.press(key);
    await frame(page);
  }
};

const timesOver = <T>(times: number, of: T): readonly T[] => Array.from({ length: times }, () => of);

type Round = { readonly presses: readonly number[]; readonly late: number; readonly nodes: number };

/** One go through the list: moving, choosing one, some and all, scrolling, and filtering it down and back. */
const goThrough = async (page: Page): Promise<Round> => {
  await page.bringToFront();
  await takePresses(page);
  await press(page, [
    ...timesOver(12, "j"),
    ...timesOver(4, "k"),
    "x",
    ...timesOver(4, "Shift+J"),
    "*",
    "Escape",
  ]);
  const { late, nodes } = await scrollThrough(page);
  await press(page, [...timesOver(4, "j")]);
  const line = page.getByRole("combobox", { name: "Query" });
  await line.focus();
  await line.fill("priority:yes state:snoozed");
  await frame(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(/priority/);
  await page
    .getByText(/ match$/)
    .first()
    .waitFor();
  await frame(page);
  const presses = await takePresses(page);
  await page.goBack();
  await page.getByRole("option").first().waitFor();
  await page
    .getByText(/rows loaded|all [\d,. ]+ rows/i)
    .first()
    .waitFor();
  return { presses, late, nodes: Math.max(nodes, await nodesOf(page)) };
};

const loadedRows = async (page: Page): Promise<number> => {
  const words = await page
    .getByText(/Priority order:/)
    .first()
    .textContent();
  return Number((words ?? "").replace(/\D/g, ""));
};

const openList = async (context: BrowserContext, target: BenchTarget, rows: number): Promise<Page> => {
  const page = await context.newPage();
  await page.addInitScript(observe);
  await page.goto(`${target.appUrl}${list}`, { waitUntil: "networkidle" });
  const button = page.getByRole("button", { name: loadButton });
  while ((await loadedRows(page)) < rows) {
    // A hundred by scrolling on; thousands by asking for all, as many times as it takes.
    if (rows <= shortRows) await page.keyboard.press("End");
    else await button.click({ timeout: patienceMs });
    await page.waitForTimeout(250);
  }
  return page;
};

/** As INP: nearly the slowest of all presses. */
const inpOf = (presses: readonly number[]): number => {
  const sorted = presses.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.98)] ?? Number.NaN;
};

const linesOf = (short: readonly Round[], again: readonly Round[], long: readonly Round[]): BenchLine[] => {
  const inps = (all: readonly Round[]) => all.map(({ presses }) => inpOf(presses));
  const late = median(long.map((round) => round.late));
  const detail = `${Math.round(median(inps(long)))} ms against ${Math.round(median(inps(short)))} ms, ${late} late frames in 20 turns, CPU ÷ ${cpuSlowdown}`;
  return [
    {
      id: "B8",
      what: "list of 10,000 rows ÷ 100 rows: INP",
      value: ratioOf(inps(long), inps(short), inps(again)),
      unit: "×",
      limit: 1.3,
      detail,
    },
    {
      id: "B8",
      what: "list of 10,000 rows: DOM nodes",
      value: Math.max(...long.map(({ nodes }) => nodes)),
      unit: "nodes",
      limit: 1400,
      detail: "the most at any time",
    },
    noiseLine("B8", inps(short), inps(again)),
  ];
};

/** B8: keys and scrolling in a list of 10,000 loaded rows against 100, turn by turn in one browser. Replaces the workspace's conversations. */
export const benchLongList = async (target: BenchTarget, executablePath: string): Promise<BenchLine[]> => {
  await control(target, "/reset", { seed: 1, conversations });
  const cookie = await signIn(target.appUrl, "lead@demo.test");
  const browser = await launch(executablePath);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookiesOf(cookie, target.appUrl));
    const short = await openList(context, target, shortRows);
    const long = await openList(context, target, longRows);
    for (const page of [short, long]) await goThrough(page);
    const [slowShort, slowLong] = [await slowDown(short, cpuSlowdown), await slowDown(long, cpuSlowdown)];
    const [shorts, agains, longs]: [Round[], Round[], Round[]] = [[], [], []];
    // Each after the same pause: what a page does afterwards would slow the next one down.
    const turn = async (page: Page, slow: Slowed): Promise<Round> => {
      await page.bringToFront();
      await page.waitForTimeout(quietMs);
      return slow(() => goThrough(page));
    };
    for (let round = 0; round < rounds; round++) {
      shorts.push(await turn(short, slowShort));
      longs.push(await turn(long, slowLong));
      agains.push(await turn(short, slowShort));
    }
    return linesOf(shorts, agains, longs);
  } finally {
    await browser.close();
  }
};
