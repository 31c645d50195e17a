import type { BrowserContext, Page } from "playwright";
import { type BenchTarget, median, signIn } from "./app";
import type { BenchLine } from "./bench-line";
import { cookiesOf, frame, launch, slowDown } from "./browser";
import { noiseLine, p95, ratioOf } from "./figures";
import { serveFloors } from "./floors";
import { observePresses, type Press, press, taken } from "./presses";
import { barePage, stillOf } from "./still";

/** Of these so many are open that each round finds one to close. */
const conversations = 4000;
const cpuSlowdown = 4;
/** Ours and the pages beside it take turns; each round presses every key once, so that each is pressed 200 times slowed down. */
const blocks = 5;
const roundsOfBlock = 40;
/** A page that only toggles a class differs less from press to press. */
const floorRounds = 10;
const patienceMs = 20_000;
const list = "/queue?q=state:open";
const dialogKeys = ["t", "a"] as const;
const moveKeys = ["j", "k"] as const;

const atRest = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((idle) => requestIdleCallback(() => idle(), { timeout: 2000 })));

/** `first`: until the first change; `lists`: until a list had its options. */
type Presses = { readonly first: readonly Press[]; readonly lists: readonly Press[] };

const together = (all: readonly Presses[]): Presses => ({
  first: all.flatMap(({ first }) => first),
  lists: all.flatMap(({ lists }) => lists),
});

const oneRound = async (page: Page): Promise<Presses> => {
  const first: Press[] = [];
  const lists: Press[] = [];
  for (const key of moveKeys) {
    first.push(...(await press(page, key)));
    await atRest(page);
  }
  for (const key of dialogKeys) {
    first.push(...(await press(page, key)));
    lists.push(...(await taken(page, "lists")));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached", timeout: patienceMs });
    await atRest(page);
  }
  first.push(...(await press(page, "e")));
  await atRest(page);
  return { first, lists };
};

const timesOf = (presses: readonly Press[], key?: string): number[] =>
  presses.filter((one) => key === undefined || one.key === key).map(({ ms }) => ms);

const keys = [...moveKeys, "e", ...dialogKeys];

/** The key that is answered last: none may hide among the others. */
const slowest = ({ first }: Presses): number => Math.max(...keys.map((key) => p95(timesOf(first, key))));

const byKey = ({ first, lists }: Presses): string =>
  [
    ...keys.map((key) => `${key} ${Math.round(p95(timesOf(first, key)))}`),
    ...dialogKeys.map((key) => `${key} with options ${Math.round(p95(timesOf(lists, key)))}`),
  ].join(", ");

const openDesk = async (context: BrowserContext, target: BenchTarget): Promise<Page> => {
  const page = await context.newPage();
  await page.addInitScript(observePresses, ["aria-selected", "open"]);
  await page.goto(`${target.appUrl}${list}`, { waitUntil: "networkidle" });
  for (const key of ["j", "o"]) await page.keyboard.press(key);
  await page.getByRole("main", { name: "Conversation" }).getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  // Parts that come late are there before anything is measured.
  for (let round = 0; round < 2; round++) await oneRound(page);
  return page;
};

const openStill = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = await context.newPage();
  await page.addInitScript(observePresses, ["class"]);
  await page.goto(url);
  return page;
};

/** What asks before closing would stand between the key and its change. */
const askNothing = async (target: BenchTarget, cookie: string) => {
  const checksBeforeClose = { unanswered: false, requiredAttributes: false, openTicket: false, draft: false };
  const answer = await fetch(`${target.appUrl}/api/settings`, {
    method: "PUT",
    headers: { "content-type": "application/json", "x-switchyard": "1", origin: target.appUrl, cookie },
    body: JSON.stringify({ checksBeforeClose }),
  });
  if (!answer.ok) throw new Error(`The settings could not be set: ${answer.status}.`);
};

/** The pages that are measured one beside the other: ours, itself as a static page, and a page as plain as can be. */
type Pages = { readonly desk: Page; readonly still: Page; readonly bare: Page };

const roundOfStill = async (page: Page): Promise<Presses> => {
  const first: Press[] = [];
  for (const key of [...moveKeys, ...dialogKeys, "e"]) {
    first.push(...(await press(page, key)));
    await page.keyboard.press("Escape");
    await frame(page);
  }
  return { first, lists: [] };
};

const timesOver = async <T>(times: number, work: () => Promise<T>): Promise<T[]> => {
  const done: T[] = [];
  for (let time = 0; time < times; time++) done.push(await work());
  return done;
};

type Block = {
  readonly desk: Presses;
  readonly still: number;
  readonly again: number;
  readonly bare: number;
};

const pressDesk = async (page: Page): Promise<Presses> => {
  await page.bringToFront();
  return together(await timesOver(roundsOfBlock, () => oneRound(page)));
};

const pressFloor = async (page: Page): Promise<number> => {
  await page.bringToFront();
  return p95(timesOf(together(await timesOver(floorRounds, () => roundOfStill(page))).first));
};

const measureSlowed = async (pages: Pages): Promise<readonly Block[]> => {
  const desk = await slowDown(pages.desk, cpuSlowdown);
  const still = await slowDown(pages.still, cpuSlowdown);
  const bare = await slowDown(pages.bare, cpuSlowdown);
  const pressStill = () => still(() => pressFloor(pages.still));
  return timesOver(blocks, async () => ({
    still: await pressStill(),
    desk: await desk(() => pressDesk(pages.desk)),
    again: await pressStill(),
    bare: await bare(() => pressFloor(pages.bare)),
  }));
};

const pressesLine = (what: string, presses: Presses, limit: number, at: string): BenchLine => ({
  id: "B5",
  what,
  value: slowest(presses),
  unit: "ms",
  limit,
  detail: `p95 of the slowest of ${keys.length} keys, each ${presses.first.length / keys.length} times${at}: ${byKey(presses)}`,
});

const floorLines = (all: readonly Block[]): BenchLine[] => {
  const times = all.map(({ desk }) => p95(timesOf(desk.first)));
  const floors = all.map(({ still }) => still);
  const again = all.map(({ again: one }) => one);
  const bare = median(all.map((one) => one.bare));
  return [
    {
      id: "B5",
      what: "key to painted change ÷ itself as a static page",
      value: ratioOf(times, floors, again),
      unit: "×",
      limit: 2,
      detail: `p95 ${Math.round(median(times))} ms against ${Math.round(median([...floors, ...again]))} ms, medians of ${all.length}; a bare page of 40 lines ${Math.round(bare)} ms`,
    },
    noiseLine("B5", floors, again),
  ];
};

/** B5: from a key to its painted change, over an opened conversation, against the same page as a static one in the same browser. */
export const benchKeys = async (target: BenchTarget, executablePath: string): Promise<BenchLine[]> => {
  await fetch(`${target.demoUrl}/__control/reset`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ seed: 1, conversations }),
  });
  const cookie = await signIn(target.appUrl, "agent@demo.test");
  await askNothing(target, cookie);
  const browser = await launch(executablePath);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookiesOf(cookie, target.appUrl));
    const desk = await openDesk(context, target);
    await desk.keyboard.press("t");
    await desk.getByRole("dialog").getByRole("option").nth(1).waitFor();
    const still = await stillOf(desk);
    await desk.keyboard.press("Escape");
    await desk.getByRole("dialog").waitFor({ state: "detached" });
    await taken(desk, "lists");
    await taken(desk, "done");
    const floors = await serveFloors(
      new Map([
        ["/still", still],
        ["/bare", barePage],
      ]),
    );
    const pages = {
      desk,
      still: await openStill(context, `${floors.url}/still`),
      bare: await openStill(context, `${floors.url}/bare`),
    };
    floors.close();
    const fast = await pressDesk(desk);
    const slowed = await measureSlowed(pages);
    return [
      pressesLine(
        "key to painted change",
        together(slowed.map((block) => block.desk)),
        100,
        `, CPU ÷ ${cpuSlowdown}`,
      ),
      ...floorLines(slowed),
      pressesLine("key to painted change, full speed", fast, 50, ""),
    ];
  } finally {
    await browser.close();
  }
};
