import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { APIResponse, Page, Response } from "@playwright/test";
import { expect, test } from "./fixtures";

/** The token that the workspace takes; part of it also after a story has replaced it. */
const canary = "demo-token";

const fixed = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

const expectFixed = (address: string, headers: Readonly<Record<string, string>>) => {
  expect.soft(headers, address).toMatchObject(fixed);
  expect.soft(headers["strict-transport-security"], address).toMatch(/max-age=\d{8}/);
  expect.soft(headers["content-security-policy"], address).toContain("frame-ancestors 'none'");
  expect.soft(headers, address).not.toHaveProperty("x-powered-by");
};

const policyOf = (answer: APIResponse): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (answer.headers()["content-security-policy"] ?? "").split("; ").map((rule) => {
      const [name = "", ...values] = rule.split(" ");
      return [name, values.join(" ")];
    }),
  );

/** Through everything that the app shows, by its own links and dialogs. */
const walk = async (page: Page) => {
  const rows = page.getByRole("option");
  await expect(rows.first()).toBeVisible();
  await rows.first().click();
  const pane = page.getByRole("main", { name: "Conversation" });
  await expect(pane.getByRole("textbox")).toBeEnabled();
  await expect(page.getByRole("complementary")).toBeVisible();
  for (const key of ["a", "t", "c", "?", "Control+k"]) {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  for (const address of ["/queue/all-open", "/queue/waiting", "/queue?q=state%3Anonsense", "/settings"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
  }
};

test("every answer carries the security headers: pages, what is missing, files and data", async ({
  page,
  stack,
  signInAs,
}) => {
  const scripts = new Set<string>();
  page.on("response", (response) => {
    if (response.url().includes("/_next/static/")) scripts.add(response.url());
  });
  await signInAs("agent");
  await expect(page.getByRole("option").first()).toBeVisible();
  const { request } = page;
  const addresses = [
    ...["/", "/sign-in", "/setup", "/queue", "/queue/all-open", "/settings", "/conversations/1", "/nowhere"],
    ...[
      "/conversations/%zz",
      "/icon.svg",
      "/favicon.ico",
      "/_next/static/nothing.js",
      "/_next/image?url=%2Fx",
    ],
    ...[
      "/api/queue?q=",
      "/api/queue/counts",
      "/api/workspace",
      "/api/health",
      "/api/nowhere",
      "/api/connection",
    ],
  ];
  for (const address of [...addresses.map((one) => stack.appUrl + one), ...scripts]) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expectFixed(`${answer.status()} ${address}`, answer.headers());
    expect.soft(answer.status(), address).toBeLessThan(500);
  }
  expect(scripts.size).toBeGreaterThan(3);
});

test("a page's policy lets only its own scripts run, with a nonce that is never the same", async ({
  page,
  signInAs,
}) => {
  await signInAs("agent");
  const policies = [policyOf(await page.request.get("/queue")), policyOf(await page.request.get("/queue"))];
  const nonces = policies.map((policy) => /'nonce-([^']{20,})'/.exec(policy["script-src"] ?? "")?.[1]);
  expect(nonces[0]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);
  for (const policy of policies) {
    expect(policy["script-src"]).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toMatchObject({ "object-src": "'none'", "base-uri": "'none'", "form-action": "'self'" });
    expect(policy["default-src"]).toBe("'self'");
  }
});

test("data is never stored by what stands between", async ({ page, signInAs }) => {
  await signInAs("agent");
  for (const address of ["/api/workspace", "/api/queue?q=&sort=waiting", "/queue", "/settings"]) {
    const { "cache-control": kept } = (await page.request.get(address)).headers();
    expect.soft(kept, address).toMatch(/no-store/);
  }
});

test("a connection is kept for longer than the minute that proxies keep theirs", async ({ page }) => {
  const answer = await page.request.get("/api/health");
  expect(answer.headers()["keep-alive"]).toBe("timeout=65");
});

test("no other site can show the app in a frame", async ({ page, stack }) => {
  const refused = page.waitForEvent("console", (message) =>
    /frame-ancestors|X-Frame-Options/i.test(message.text()),
  );
  await page.setContent(`<iframe src="${stack.appUrl}/sign-in"></iframe>`);
  await refused;
});

test("a walk through the app breaks its content policy nowhere and never shows the browser the token", async ({
  page,
  signInAs,
}) => {
  const complaints: string[] = [];
  const leaks: string[] = [];
  const reading: Promise<void>[] = [];
  const read = async (response: Response) => {
    const body = await response.text().catch(() => "");
    const headers = JSON.stringify(await response.allHeaders());
    if (body.includes(canary) || headers.includes(canary)) leaks.push(response.url());
  };
  let seen = 0;
  page.on("response", (response) => {
    seen += 1;
    reading.push(read(response).catch(() => undefined));
  });
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text()))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.exposeFunction("reportViolation", (what: string) => complaints.push(what));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      Reflect.get(window, "reportViolation")?.(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await signInAs("owner");
  await walk(page);
  await Promise.all(reading);
  expect(seen).toBeGreaterThan(50);
  expect(leaks).toEqual([]);

  const stored = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches_ = await caches.keys();
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, databases, caches_]);
  });
  expect(stored).not.toContain(canary);
  // The query of nonsense is refused with a 422, which the browser writes down by itself.
  expect(complaints.filter((text) => !/status of 422/.test(text))).toEqual([]);
});

test("the token is in no file that the browser is sent", async () => {
  const folder = path.join(process.cwd(), ".next", "static");
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => file.name.endsWith(".map"))).toEqual([]);
  for (const file of files) {
    const bytes = await readFile(path.join(file.parentPath, file.name), "latin1");
    expect(bytes.includes(canary), file.name).toBe(false);
  }
});

test("the scripts that every page starts with are compiled while they arrive", async ({ page }) => {
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.push(response.text());
  });
  await page.goto("/sign-in", { waitUntil: "networkidle" });
  const texts = await Promise.all(scripts);
  const heaviest = texts.toSorted((a, b) => b.length - a.length).slice(0, 2);
  for (const text of heaviest) expect(text).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
});
