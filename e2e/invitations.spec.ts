import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { expect, test, waitForPrograms } from "./fixtures";

const password = "violet anchor paper";
const another = "tin whistle orchard";

/** Somebody in a browser of their own, and all that it sends: addresses and Referers. */
const stranger = async (browser: Browser, page: Page, baseURL: string) => {
  const viewport = page.viewportSize();
  const context = await browser.newContext({ baseURL, ...(viewport ? { viewport } : {}) });
  const theirs = await context.newPage();
  const sent: string[] = [];
  theirs.on("request", async (request) => {
    sent.push(request.url(), request.headers().referer ?? "");
  });
  waitForPrograms(theirs);
  return { page: theirs, sent };
};

const shownLink = async (owner: Page): Promise<string> => {
  const dialog = owner.getByRole("dialog");
  await expect(dialog).toContainText("shown this once");
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  await dialog.getByRole("button", { name: "Copy link" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Copied.");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);
  expect(await owner.content()).not.toContain(link);
  return link;
};

const refused = async (page: Page, link: string) => {
  // The same address with another "#" alone would load nothing.
  await page.goto("about:blank", { waitUntil: "load" });
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "This link does not work" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "This link does not work." })).toBeVisible();
};

const invite = async (owner: Page, name: string, email: string) => {
  await owner.goto("/settings");
  const section = owner.getByRole("region", { name: "Invitations" });
  await section.getByLabel("Name", { exact: true }).fill(name);
  await section.getByLabel("E-mail").fill(email);
  await section.getByLabel("Role").selectOption("agent");
  await section.getByRole("button", { name: "Make a link" }).click();
  return section;
};

test("an owner invites somebody, who chooses a password and stands at the desk as an agent; the link works once", async ({
  page,
  browser,
  sessionOf,
  stack,
}) => {
  const email = `nora-${randomUUID().slice(0, 8)}@desk.test`;
  await sessionOf("owner");
  const section = await invite(page, "Nora Castellan", "owner@demo.test");
  await expect(section.getByLabel("E-mail")).toHaveAccessibleDescription(/is a member already/);
  await expect(section.getByLabel("E-mail")).toBeFocused();
  await section.getByLabel("E-mail").fill(email);
  await section.getByRole("button", { name: "Make a link" }).click();
  const link = await shownLink(page);
  await expect(section.getByRole("listitem").filter({ hasText: email })).toContainText(
    /Invitation as agent, made by Ingrid Solheim just now, ends in [67] d/,
  );
  await expectAccessible(page, "the section Invitations");

  const nora = await stranger(browser, page, stack.appUrl);
  const answer = await nora.page.goto(link);
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  expect(answer?.headers()["referrer-policy"]).toBe("same-origin");
  await expect(nora.page.getByRole("heading", { level: 1, name: "Join Switchyard" })).toBeVisible();
  await expect(nora.page).toHaveURL(`${stack.appUrl}/invite`);
  await expect(nora.page.getByText("Nora Castellan, you have been invited as agent.")).toBeVisible();
  await expect(nora.page.getByLabel("E-mail")).toHaveValue(email);
  expect(await nora.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await expectAccessible(nora.page, "the page of an invitation");

  // By keys alone from here.
  const field = nora.page.getByLabel("Password", { exact: true });
  await nora.page.keyboard.press("Tab");
  await nora.page.keyboard.press("Tab");
  await expect(field).toBeFocused();
  await nora.page.keyboard.type("password1234");
  await nora.page.keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(/one of the first/);
  await expect(field).toBeFocused();
  await nora.page.keyboard.press("Tab");
  await nora.page.keyboard.press("Space");
  await expect(field).toHaveAttribute("type", "text");
  await nora.page.keyboard.press("Shift+Tab");
  await nora.page.keyboard.press("ControlOrMeta+a");
  await nora.page.keyboard.type(password);
  await nora.page.keyboard.press("Enter");
  await nora.page.waitForURL(/\/queue/);
  await nora.page.goto("/settings");
  await expect(nora.page.getByText(`${email} · agent`)).toBeVisible();
  await expect(nora.page.getByRole("region", { name: "Connection" })).toBeVisible();
  await expect(nora.page.getByRole("region", { name: "Invitations" })).toHaveCount(0);
  const token = new URL(link).hash.slice(1);
  expect(nora.sent.filter((text) => text.includes(token))).toEqual(
    [link].filter((text) => nora.sent.includes(text)),
  );

  const second = await stranger(browser, page, stack.appUrl);
  await refused(second.page, link);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Open links" })).toBeVisible();
  await expect(section.getByRole("listitem").filter({ hasText: email })).toHaveCount(0);
});

test("who cannot sign in gets a link for a new password, which ends what the old one had opened", async ({
  page,
  browser,
  sessionOf,
  stack,
}) => {
  const email = `remy-${randomUUID().slice(0, 8)}@desk.test`;
  await sessionOf("owner");
  await invite(page, "Remy Okafor", email);
  const remy = await stranger(browser, page, stack.appUrl);
  await remy.page.goto(await shownLink(page));
  await remy.page.getByLabel("Password", { exact: true }).fill(password);
  await remy.page.getByRole("button", { name: "Join" }).click();
  await remy.page.waitForURL(/\/queue/);

  const { me } = await (await remy.page.request.get("/api/workspace")).json();
  const made = await page.request.post(`/api/members/${me.memberId}/reset`, {
    headers: { origin: stack.appUrl, "x-switchyard": "1" },
    data: {},
  });
  const { url: early } = await made.json();
  await page.goto("/settings");
  await page.getByRole("button", { name: "New link of Remy Okafor" }).click();
  const link = await shownLink(page);

  const again = await stranger(browser, page, stack.appUrl);
  await refused(again.page, early);
  await again.page.goto("about:blank", { waitUntil: "load" });
  await again.page.goto(link);
  await expect(again.page.getByRole("heading", { level: 1, name: "Choose a new password" })).toBeVisible();
  await again.page.getByLabel("Password", { exact: true }).fill(another);
  await again.page.getByRole("button", { name: "Set the password" }).click();
  await again.page.waitForURL(/\/queue/);
  await refused(again.page, link);

  await remy.page.goto("/queue");
  await expect(remy.page).toHaveURL(/\/sign-in/);
  await remy.page.getByLabel("E-mail").fill(email);
  await remy.page.getByLabel("Password").fill(password);
  await remy.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(remy.page.getByRole("alert").filter({ hasText: /not right/ })).toBeVisible();
  await remy.page.getByLabel("Password").fill(another);
  await remy.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await remy.page.waitForURL(/\/queue/);
});

test("a link that was revoked, mangled or loaded without its end says so, and leads to sign-in", async ({
  page,
  browser,
  sessionOf,
  stack,
}) => {
  const email = `kim-${randomUUID().slice(0, 8)}@desk.test`;
  await sessionOf("owner");
  await invite(page, "Kim Sato", email);
  const link = await shownLink(page);
  const kim = await stranger(browser, page, stack.appUrl);
  await kim.page.goto(link);
  await expect(kim.page.getByRole("heading", { level: 1, name: "Join Switchyard" })).toBeVisible();
  await page.getByRole("button", { name: `Revoke the link for ${email}` }).click();
  await expect(page.getByRole("heading", { name: "Open links" })).toBeFocused();
  await kim.page.getByLabel("Password", { exact: true }).fill(password);
  await kim.page.getByRole("button", { name: "Join" }).click();
  await expect(kim.page.getByRole("heading", { level: 1, name: "This link does not work" })).toBeVisible();
  await refused(kim.page, `${link}x`);
  await kim.page.reload();
  await expect(kim.page.getByRole("alert").filter({ hasText: "needs the whole link" })).toBeVisible();
  await expectAccessible(kim.page, "a link that does not work");
  await kim.page.getByRole("link", { name: "Go to sign-in" }).click();
  await expect(kim.page).toHaveURL(/\/sign-in/);
});
