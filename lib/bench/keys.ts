import { type BrowserContext, chromium, type Page } from "playwright";
import { type BenchTarget, signIn } from "./app";
import { slowDown } from "./browser";
import type { BenchLine } from "./reads";

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

const staticPage = `data:text/html,${encodeURIComponent(`<!doctype html><style>.on{background:gold}</style>
<ol>${Array.from({ length: 40 }, (_, at) => `<li>Row ${at}</li>`).join("")}</ol>
<script>let at = 0; const rows = document.querySelectorAll("li");
addEventListener("keydown", () => { rows[at].classList.remove("on"); at = (at + 1) % rows.length; rows[at].classList.add("on"); });</script>`)}`;

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

const openStatic = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.addInitScript(observe, ["class"]);
  await page.goto(staticPage);
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

const measure = async (desk: Page, still: Page, rate: number) => {
  const [slowDesk, slowStill] = [await slowDown(desk, rate), await slowDown(still, rate)];
  const [ours, theirs]: [Press[], Press[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    await desk.bringToFront();
    ours.push(...(await slowDesk(() => oneRound(desk))));
    await still.bringToFront();
    await slowStill(async () => {
      for (let nth = 0; nth < 5; nth++) theirs.push(...(await press(still, "j")));
    });
  }
  return { ours, theirs };
};

/** B5: from a key to its painted change, over an opened conversation, against a static page in the same browser. */
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
    const [desk, still] = [await openDesk(context, target), await openStatic(context)];
    const fast = await measure(desk, still, 1);
    const slowed = await measure(desk, still, cpuSlowdown);
    const detail = `p95 of ${slowed.ours.length} presses, CPU ÷ ${cpuSlowdown}: ${byKey(slowed.ours)}`;
    return [
      { id: "B5", what: "key to painted change", value: p95(slowed.ours), unit: "ms", limit: 100, detail },
      {
        id: "B5",
        what: "key to painted change ÷ static page",
        value: p95(slowed.ours) / p95(slowed.theirs),
        unit: "×",
        limit: 2,
        detail: `static page ${Math.round(p95(slowed.theirs))} ms`,
      },
      {
        id: "B5",
        what: "key to painted change, full speed",
        value: p95(fast.ours),
        unit: "ms",
        limit: 50,
        detail: `p95 of ${fast.ours.length} presses: ${byKey(fast.ours)}; static page ${Math.round(p95(fast.theirs))} ms`,
      },
    ];
  } finally {
    await browser.close();
  }
};
