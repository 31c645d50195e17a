import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { expect, test, waitForPrograms } from "./fixtures";
import { conversationPane, openConversation, type Planted, plant } from "./story";

const field = (page: Page) => conversationPane(page).getByRole("textbox", { name: "Reply to Nora Field" });

/** The server is not told: what is there again was kept by the browser. */
const keepFromServer = (context: BrowserContext) =>
  context.route("**/api/drafts/*", (route) =>
    route.request().method() === "PUT" ? route.abort() : route.continue(),
  );

/** Half a second after the last letter has been typed, by the page's own clock. */
const halfASecond = (page: Page) =>
  page.evaluate(() => new Promise<void>((passed) => setTimeout(passed, 500)));

test("a draft is there again when its page has crashed", async ({ page, workspace, sessionOf }) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await keepFromServer(page.context());
  await openConversation(page, planted);
  await field(page).pressSequentially(`Half a thought ${planted.word}`);
  await halfASecond(page);
  const crashed = page.waitForEvent("crash");
  const devtools = await page.context().newCDPSession(page);
  // It never answers: who would.
  void devtools.send("Page.crash").catch(() => undefined);
  await crashed;
  const again = await page.context().newPage();
  waitForPrograms(again);
  await openConversation(again, planted);
  await expect(field(again)).toHaveValue(`Half a thought ${planted.word}`);
});

test("words that one browser has are in another within five seconds and a look", async ({
  page,
  browser,
  baseURL,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await openConversation(page, planted);
  const told = page.waitForResponse(
    (answer) => answer.request().method() === "PUT" && answer.url().includes("/api/drafts/"),
  );
  const typedAt = Date.now();
  await field(page).fill(`From the train ${planted.word}`);
  expect((await told).status()).toBe(200);
  expect(Date.now() - typedAt).toBeLessThan(5000);
  // The same member elsewhere: nothing of this browser's own storage goes along.
  const elsewhere = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 1440, height: 900 },
  });
  await elsewhere.addCookies(await page.context().cookies());
  const other = await elsewhere.newPage();
  waitForPrograms(other);
  await openConversation(other, planted);
  await expect(field(other)).toHaveValue(`From the train ${planted.word}`);
  // And back: what is written on there comes to the first one with its next look.
  const toldBack = other.waitForResponse(
    (answer) => answer.request().method() === "PUT" && answer.url().includes("/api/drafts/"),
  );
  await field(other).fill(`From the desk ${planted.word}`);
  expect((await toldBack).status()).toBe(200);
  await page.reload();
  await expect(field(page)).toHaveValue(`From the desk ${planted.word}`);
  await elsewhere.close();
});

type Own = { readonly process: ChildProcess; readonly browser: Browser; readonly page: Page };

/** A browser of the story's own over a profile on the disk, as a person has one. */
const startBrowser = async (profile: string): Promise<Own> => {
  const own = spawn(
    process.env.CHROMIUM_PATH ?? chromium.executablePath(),
    [
      `--user-data-dir=${profile}`,
      "--remote-debugging-port=0",
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-dev-shm-usage",
      "--window-size=1440,900",
      "about:blank",
    ],
    // A group of its own, so that the whole of it can be ended, and nothing else.
    { detached: true, stdio: "ignore" },
  );
  const portFile = path.join(profile, "DevToolsActivePort");
  let port = "";
  await expect(async () => {
    port = (await readFile(portFile, "utf8")).split("\n")[0] ?? "";
    expect(port).toMatch(/^\d+$/);
  }).toPass({ timeout: 30_000 });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await (browser.contexts()[0] as BrowserContext).newPage();
  waitForPrograms(page);
  return { process: own, browser, page };
};

/** As when the machine ends it: without a word to anything in it. */
const kill = async ({ process: own }: Own): Promise<void> => {
  const gone = once(own, "exit");
  if (own.pid !== undefined) process.kill(-own.pid, "SIGKILL");
  await gone;
};

const openAt = (page: Page, appUrl: string, { id }: Planted) => page.goto(`${appUrl}/conversations/${id}`);

test("a draft is there again when its browser was killed half a second after the last letter", async ({
  page,
  stack,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const cookies = await page.context().cookies();
  const profile = await mkdtemp(path.join(tmpdir(), "switchyard-profile-"));
  const started: Own[] = [];
  const start = async (): Promise<Page> => {
    await rm(path.join(profile, "DevToolsActivePort"), { force: true });
    const own = await startBrowser(profile);
    started.push(own);
    const context = own.page.context();
    await context.addCookies(cookies);
    await keepFromServer(context);
    await openAt(own.page, stack.appUrl, planted);
    return own.page;
  };
  try {
    const first = await start();
    await field(first).pressSequentially(`Half a thought ${planted.word}`);
    await halfASecond(first);
    await kill(started[0] as Own);
    const again = await start();
    await expect(field(again)).toHaveValue(`Half a thought ${planted.word}`);
  } finally {
    for (const own of started)
      if (own.process.exitCode === null && own.process.signalCode === null) await kill(own);
    await rm(profile, { recursive: true, force: true });
  }
});
