import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expectAccessible } from "./axe";
import { expect, test, waitForPrograms } from "./fixtures";
import { expectFocusKept } from "./focus";

const password = "violet anchor paper";
const stepMs = 30_000;

/** What an authenticator app shows, `steps` of thirty seconds from now. */
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * stepMs });

const own = (appUrl: string) => ({ origin: appUrl, "x-switchyard": "1" });

/** Somebody of this story alone, whom the owner that `owner` is signed in as has invited. */
const newMember = async (owner: Page, appUrl: string, name: string): Promise<string> => {
  const email = `${randomUUID().slice(0, 12)}@desk.test`;
  const headers = own(appUrl);
  const post = async (path: string, data: Readonly<Record<string, string>>) => {
    const answer = await owner.request.post(path, { headers, data });
    expect(answer.status()).toBe(200);
    return answer.json();
  };
  const { url } = await post("/api/invitations", { email, name, role: "agent" });
  await post("/api/invitations/accept", { token: new URL(url).hash.slice(1), password });
  return email;
};

/** A browser of their own, as wide as the story's. */
const browserOf = async (browser: Browser, page: Page, baseURL: string): Promise<Page> => {
  const viewport = page.viewportSize();
  const context = await browser.newContext({ baseURL, ...(viewport ? { viewport } : {}) });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const theirs = await context.newPage();
  waitForPrograms(theirs);
  return theirs;
};

/** By keys alone, as all that follows. Ends wherever that leads. */
const typePassword = async (page: Page, email: string) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").focus();
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
};

const fits = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

/** Turns it on in the settings, by keys alone, and gives the secret and the recovery codes that were shown. */
const turnOn = async (page: Page) => {
  const section = page.getByRole("region", { name: "Second factor" });
  await section.getByRole("button", { name: "Turn on the second factor" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Turn on the second factor" });
  const field = dialog.getByLabel("Password");
  await expect(field).toBeFocused();
  await expect(dialog).toContainText("you are signed out everywhere else");
  await page.keyboard.type("not this one");
  await page.keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(/That is not your password/);
  await expect(field).toBeFocused();
  await expectAccessible(page, "turning on, password");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");

  await expect(dialog.getByRole("img", { name: /^QR code/ })).toBeVisible();
  await fits(page);
  await expectAccessible(page, "turning on, scan");
  const secret = (await dialog.getByLabel("Or type this secret into the app").inputValue()).replaceAll(
    " ",
    "",
  );
  const code = dialog.getByLabel("Code", { exact: true });
  await dialog.getByRole("button", { name: "Copy secret" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status")).toHaveText("Copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await code.focus();
  await page.keyboard.type("12345");
  await page.keyboard.press("Enter");
  await expect(code).toHaveAccessibleDescription(/That code is not right/);
  await expect(code).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(codeOf(secret));
  await page.keyboard.press("Enter");

  const shown = dialog.getByRole("list", { name: "Recovery codes" });
  await expect(shown.getByRole("listitem")).toHaveCount(10);
  await expectFocusKept(page);
  await fits(page);
  await expectAccessible(page, "turning on, recovery codes");
  const codes = await shown.getByRole("listitem").allTextContents();
  await expect(dialog).toContainText("you are signed out in one other place");
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "Copy codes" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join("\n"));
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download as text" }).press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toBe("switchyard-recovery-codes.txt");
  const text = await readFile(await file.path(), "utf8");
  for (const one of codes) expect(text).toContain(one);
  await dialog.getByRole("button", { name: "Done" }).press("Enter");
  await expect(section.getByText(/10 recovery codes are left/)).toBeVisible();
  await expect(section.getByRole("button", { name: "Turn off the second factor" })).toBeFocused();
  await expectAccessible(page, "second factor on");
  for (const value of [secret, ...codes]) expect(await page.content()).not.toContain(value);
  return { secret, codes };
};

test("a member turns their second factor on, signs in with a code and with a recovery code, and turns it off, by keys alone", async ({
  page,
  browser,
  sessionOf,
  stack,
}) => {
  await sessionOf("owner");
  const email = await newMember(page, stack.appUrl, "Nora Castellan");
  const elsewhere = await browserOf(browser, page, stack.appUrl);
  await typePassword(elsewhere, email);
  await elsewhere.waitForURL(/\/queue/);
  const nora = await browserOf(browser, page, stack.appUrl);
  await typePassword(nora, email);
  await nora.waitForURL(/\/queue/);
  await nora.goto("/settings");
  const { secret, codes } = await turnOn(nora);
  expect((await elsewhere.request.get("/api/sessions/current")).status()).toBe(401);

  await nora.getByRole("button", { name: "Sign out", exact: true }).press("Enter");
  await expect(nora).toHaveURL(/\/sign-in/);
  await typePassword(nora, email);
  const code = nora.getByLabel("Code", { exact: true });
  await expect(code).toBeFocused();
  await expect(code).toHaveAttribute("autocomplete", "one-time-code");
  await expect(code).toHaveAttribute("inputmode", "numeric");
  await expect(nora.getByLabel("E-mail")).toHaveValue(email);
  await expect(nora.getByLabel("Password")).toHaveValue(password);
  await expectAccessible(nora, "sign-in, code");
  await fits(nora);
  await nora.keyboard.type(codeOf(secret, 40));
  await nora.keyboard.press("Enter");
  await expect(code).toHaveAccessibleDescription(/That code is not right/);
  await expect(code).toBeFocused();
  await expectAccessible(nora, "sign-in, wrong code");
  // As it is copied from an app that shows it in two halves; it takes the place of the wrong one.
  const halves = codeOf(secret, 1).replace(/^\d{3}/, "$& ");
  await nora.evaluate((text) => navigator.clipboard.writeText(text), halves);
  await nora.keyboard.press("ControlOrMeta+v");
  await expect(code).toHaveValue(halves);
  await nora.keyboard.press("Enter");
  await nora.waitForURL(/\/queue/);

  await nora.context().clearCookies();
  await typePassword(nora, email);
  await expect(code).toBeFocused();
  await nora.keyboard.press("Tab");
  await expect(nora.getByRole("button", { name: "Use a recovery code instead" })).toBeFocused();
  await nora.keyboard.press("Enter");
  await expect(nora.getByLabel("Recovery code")).toBeFocused();
  await expectAccessible(nora, "sign-in, recovery code");
  await nora.keyboard.type(codes[0]?.toUpperCase() ?? "");
  await nora.keyboard.press("Enter");
  await nora.waitForURL(/\/queue/);

  await nora.goto("/settings");
  const section = nora.getByRole("region", { name: "Second factor" });
  await expect(section.getByText(/9 recovery codes are left/)).toBeVisible();
  await section.getByRole("button", { name: "Turn off the second factor" }).press("Enter");
  const dialog = nora.getByRole("dialog", { name: "Turn off the second factor" });
  await expect(dialog.getByLabel("Password")).toBeFocused();
  await expectAccessible(nora, "turning off");
  await nora.keyboard.type(password);
  await nora.keyboard.press("Tab");
  await nora.keyboard.type(codes[0] ?? "");
  await nora.keyboard.press("Enter");
  await expect(dialog.getByLabel("Code", { exact: true })).toHaveAccessibleDescription(
    /That code is not right/,
  );
  await nora.keyboard.press("ControlOrMeta+a");
  await nora.keyboard.type(codes[1] ?? "");
  await nora.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(section.getByRole("button", { name: "Turn on the second factor" })).toBeFocused();
  await nora.context().clearCookies();
  await typePassword(nora, email);
  await nora.waitForURL(/\/queue/);
  await elsewhere.context().close();
  await nora.context().close();
});

test("an owner sees who has a second factor on, and takes it off for somebody who has lost their phone", async ({
  page,
  browser,
  sessionOf,
  stack,
}) => {
  await sessionOf("owner");
  const name = `Remy ${randomUUID().slice(0, 6)}`;
  const email = await newMember(page, stack.appUrl, name);
  const remy = await browserOf(browser, page, stack.appUrl);
  await typePassword(remy, email);
  await remy.waitForURL(/\/queue/);
  const headers = own(stack.appUrl);
  const begun = await remy.request.post("/api/second-factor", { headers, data: { password } });
  const { id, secret } = await begun.json();
  const data = { id, code: codeOf(secret) };
  const on = await remy.request.post("/api/second-factor/confirm", { headers, data });
  expect(on.status()).toBe(200);

  await page.goto("/settings");
  const row = page.getByRole("list", { name: "Members" }).getByRole("listitem", { name });
  await expect(row.getByText("Second factor", { exact: true })).toBeVisible();
  await row.getByRole("button", { name: `Turn off second factor of ${name}` }).press("Enter");
  const asked = page.getByRole("dialog", { name: `Turn off the second factor of ${name}?` });
  await expect(asked.getByRole("button", { name: "Turn off" })).toBeFocused();
  await expectAccessible(page, "taking off a second factor");
  await asked.getByRole("button", { name: "Cancel" }).press("Enter");
  expect((await remy.request.get("/api/sessions/current")).status()).toBe(200);
  await row.getByRole("button", { name: `Turn off second factor of ${name}` }).press("Enter");
  await asked.getByRole("button", { name: "Turn off" }).press("Enter");
  await expect(row.getByText("Second factor", { exact: true })).toHaveCount(0);
  await expectFocusKept(page);
  expect((await remy.request.get("/api/sessions/current")).status()).toBe(401);
  await typePassword(remy, email);
  await remy.waitForURL(/\/queue/);
  await remy.context().close();
});
