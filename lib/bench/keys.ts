import { type BrowserContext, chromium, type Page } from "playwright";
import { type BenchTarget, signIn } from "./app";
import { frame, slowDown } from "./browser";
import { serveFloors } from "./floors";
import type { BenchLine } from "./reads";
import { barePage, stillOf } from "./still";

const conversations = 2000;
const cpuSlowdown = 4;
/** Each round presses every key: 200 presses at each speed. */
const rounds = 40;
const patienceMs = 20_000;
const list = "/queue?q=state:open";
const dialogKeys = ["t", "a"] as const;
const moveKeys = ["j", "k"] as const;

type Press = readonly [key: string, ms: number];

/**
 * Notes how long each press takes until the frame with the first change by it has been painted; runs inside the page before anything
 * else. `attributes` are those whose change counts, beside nodes that come or go.
 */
const observe = (attributes: readonly string[]) => {
  const seen = { key: "", at: 0, painting: false, done: [] as [string, number][] };
  Object.assign(window, { __keys: seen });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    seen.done.push([seen.key, performance.now() - seen.at]);
    Object.assign(seen, { key: "", painting: false });
  };
  addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (key !== "Escape") Object.assign(seen, { key, at: timeStamp });
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (seen.key === "" || seen.painting) return;
    seen.painting = true;
    requestAnimationFrame(() => port2.postMessage(0));
  }).observe(document, { subtree: true, childList: true, attributeFilter: [...attributes] });
};

const taken = (page: Page): Promise<readonly Press[]> =>
  page.evaluate((): readonly Press[] => Reflect.get(window, "__keys").done.splice(0));

/** Presses, and waits until what it changed has been painted. */
const press = async (page: Page, key: string): Promise<readonly Press[]> => {
  await page.keyboard.press(key);
  await page.waitForFunction(() => Reflect.get(window, "__keys").done.length > 0, null, {
    timeout: patienceMs,
  });
  return taken(page);
};

const atRest = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((idle) => requestIdleCallback(() => idle(), { timeout: 2000 })));

const oneRound = async (page: Page): Promise<readonly Press[]> => {
  const presses: Press[] = [];
  for (const key of moveKeys) {
    presses.push(...(await press(page, key)));
    await atRest(page);
  }
  for (const key of dialogKeys) {
    presses.push(...(await press(page, key)));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached", timeout: patienceMs });
    await atRest(page);
  }
  presses.push(...(await press(page, "e")));
  await atRest(page);
  return presses;
};

const p95 = (presses: readonly Press[]): number => {
  const sorted = presses.map(([, ms]) => ms).toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
};

const byKey = (presses: readonly Press[]): string =>
  [...moveKeys, "e", ...dialogKeys]
    .map((key) => `${key} ${Math.round(p95(presses.filter(([one]) => one === key)))}`)
    .join(", ");

const openDesk = async (context: BrowserContext, target: BenchTarget): Promise<Page> => {
  const page = await context.newPage();
  await page.addInitScript(observe, ["aria-selected", "open"]);
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
  await page.addInitScript(observe, ["class"]);
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

const roundOfStill = async (page: Page): Promise<readonly Press[]> => {
  const presses: Press[] = [];
  for (const key of [...moveKeys, ...dialogKeys, "e"]) {
    presses.push(...(await press(page, key)));
    await page.keyboard.press("Escape");
    await frame(page);
  }
  return presses;
};

const measure = async (pages: Pages, rate: number) => {
  const all: Record<keyof Pages, Press[]> = { desk: [], still: [], bare: [] };
  const slow = {
    desk: await slowDown(pages.desk, rate),
    still: await slowDown(pages.still, rate),
    bare: await slowDown(pages.bare, rate),
  };
  for (let round = 0; round < rounds; round++) {
    for (const name of ["desk", "still", "bare"] as const) {
      await pages[name].bringToFront();
      const once = name === "desk" ? oneRound : roundOfStill;
      all[name].push(...(await slow[name](() => once(pages[name]))));
    }
  }
  return all;
};

const floorWords = ({ still, bare }: Awaited<ReturnType<typeof measure>>): string =>
  `itself as a static page ${Math.round(p95(still))} ms, a bare page of 40 lines ${Math.round(p95(bare))} ms`;

/** B5: from a key to its painted change, over an opened conversation, against the same page as a static one in the same browser. */
export const benchKeys = async (target: BenchTarget, executablePath: string): Promise<BenchLine[]> => {
  await fetch(`${target.demoUrl}/__control/reset`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ seed: 1, conversations }),
  });
  const cookie = await signIn(target.appUrl, "agent@demo.test");
  await askNothing(target, cookie);
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    chromiumSandbox: false,
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(
      cookie.split("; ").map((pair) => {
        const at = pair.indexOf("=");
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: target.appUrl };
      }),
    );
    const desk = await openDesk(context, target);
    await desk.keyboard.press("t");
    await desk.getByRole("dialog").getByRole("option").nth(1).waitFor();
    const still = await stillOf(desk);
    await desk.keyboard.press("Escape");
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
    const fast = await measure(pages, 1);
    const slowed = await measure(pages, cpuSlowdown);
    const detail = `p95 of ${slowed.desk.length} presses, CPU ÷ ${cpuSlowdown}: ${byKey(slowed.desk)}`;
    return [
      { id: "B5", what: "key to painted change", value: p95(slowed.desk), unit: "ms", limit: 100, detail },
      {
        id: "B5",
        what: "key to painted change ÷ itself as a static page",
        value: p95(slowed.desk) / p95(slowed.still),
        unit: "×",
        limit: 2,
        detail: floorWords(slowed),
      },
      {
        id: "B5",
        what: "key to painted change, full speed",
        value: p95(fast.desk),
        unit: "ms",
        limit: 50,
        detail: `p95 of ${fast.desk.length} presses: ${byKey(fast.desk)}; ${floorWords(fast)}`,
      },
    ];
  } finally {
    await browser.close();
  }
};
