import { type BrowserContext, chromium, type Page, type Response } from "playwright";
import { ensureChromium } from "@/lib/setup/chromium";
import { keptBy, plantEverywhere } from "../browser-places";
import { finding, type LiveCheck } from "../check";
import { addressesOf } from "../known-ids";
import { secretsOf, sessionsOfOthers, tokenOf } from "../secrets";
import { type Search, searchFor } from "../spellings";
import type { Target } from "../target";

const me = "owner@demo.test";

type Screen = {
  readonly name: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** Reading it takes seconds, so not after every screen. */
  readonly withHeap?: boolean;
};

const screensOf = async (target: Target): Promise<readonly Screen[]> => {
  const addressOf = await addressesOf(target);
  const at = (name: string, address: string, withHeap = false): Screen => ({
    name,
    open: async (page) => {
      await page.goto(target.app.url + address);
      await page.getByRole("heading").first().waitFor();
      await page.waitForLoadState("networkidle");
    },
    withHeap,
  });
  return [
    {
      name: "sign-in",
      open: async (page) => {
        await page.goto(`${target.app.url}/sign-in`);
        await page.waitForLoadState("networkidle");
        await page.getByLabel("E-mail").fill(me);
        await page.getByLabel("Password").fill("switchyard");
        await page.getByRole("button", { name: "Sign in", exact: true }).click();
        await page.waitForURL(/\/queue/);
      },
    },
    at("queue", "/queue/all-open"),
    at("conversation", addressOf("/conversations/[id]"), true),
    at("ticket", addressOf("/tickets/[id]")),
    at("journal", "/journal"),
    at("drafts", "/drafts"),
    at("views", "/views"),
    at("settings", "/settings", true),
    {
      name: "sign-out",
      withHeap: true,
      open: async (page) => {
        await page.getByRole("button", { name: /^Account: / }).click();
        await page.getByRole("menuitem", { name: "Sign out" }).click();
        await page.waitForURL(/\/sign-in/);
        await page.waitForLoadState("networkidle");
      },
    },
  ];
};

/** Searches each answer that reaches the browser, whoever asked for it. */
const watchAnswers = (context: BrowserContext, search: Search) => {
  const found: string[] = [];
  const reading: Promise<void>[] = [];
  const read = async (response: Response) => {
    const headers = Object.entries(await response.allHeaders()).map(([name, value]) => `${name}: ${value}`);
    const body = await response.body().catch(() => Buffer.alloc(0));
    const what = [...search.in(headers.join("\n")), ...search.in(body)];
    found.push(...what.map((one) => `${new URL(response.url()).pathname}: ${one}`));
  };
  context.on("response", (response) => {
    reading.push(read(response).catch(() => undefined));
  });
  return async () => {
    await Promise.all(reading);
    return { found, count: reading.length };
  };
};

const visit = async (target: Target, context: BrowserContext, search: Search) => {
  const page = await context.newPage();
  const wrong: string[] = [];
  let places = 0;
  for (const { name, open, withHeap = false } of await screensOf(target)) {
    await open(page);
    const kept = await keptBy(page, context, withHeap);
    for (const [place, text] of Object.entries(kept)) {
      places += 1;
      wrong.push(...search.in(text).map((what) => `${place} at ${name}: ${what}`));
    }
  }
  return { page, wrong, places };
};

/** The places in which the same search does not find a token that was put there. */
const missedPlaces = async (
  page: Page,
  context: BrowserContext,
  token: string,
): Promise<readonly string[]> => {
  await plantEverywhere(page, context, token);
  const search = searchFor({ "the access token": token });
  const kept = await keptBy(page, context, true);
  return Object.entries(kept).flatMap(([place, text]) => (search.in(text).length > 0 ? [] : [place]));
};

/** T5, in a real browser: what it is sent and what it keeps, screen by screen. */
export const nothingIsKept: LiveCheck = async (target) => {
  const token = tokenOf(target);
  const others = { agent: await target.cookieOf("agent"), lead: await target.cookieOf("lead") };
  const search = searchFor({ ...secretsOf(target), ...(await sessionsOfOthers(target, me, others)) });
  const browser = await chromium.launch({
    executablePath: await ensureChromium(() => undefined),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    chromiumSandbox: false,
  });
  try {
    const context = await browser.newContext();
    const answers = watchAnswers(context, search);
    const { page, wrong, places } = await visit(target, context, search);
    const { found, count } = await answers();
    const missed = await missedPlaces(page, context, token);
    return finding(
      `${count} answers and ${places} places (storages, caches, cookies, page, heap) over 9 screens; planted copies missed: ${missed.length}`,
      [
        ...wrong,
        ...found,
        ...(count < 50 ? ["hardly anything was loaded"] : []),
        ...missed.map((place) => `the search misses what is planted in ${place}`),
      ],
    );
  } finally {
    await browser.close();
  }
};
