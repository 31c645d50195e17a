import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { expect, signIn, test, waitForPrograms } from "./fixtures";
import { expectFocusKept } from "./focus";

/** Somebody else's browser. */
const elsewhere = async (browser: Browser, baseURL: string | undefined): Promise<Page> => {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const page = await context.newPage();
  waitForPrograms(page);
  return page;
};

const member = (page: Page, name: string) =>
  page.getByRole("list", { name: "Members" }).getByRole("listitem", { name });

type Found = { readonly members: readonly { readonly id: string; readonly email: string }[] };

/** As the demo makes them, whatever became of the story: others go on with the same app. */
const restore = async (page: Page, baseURL: string | undefined) => {
  const { members }: Found = await (await page.request.get("/api/members")).json();
  const lead = members.find(({ email }) => email === "lead@demo.test");
  const answer = await page.request.put(`/api/members/${lead?.id}`, {
    headers: { origin: `${baseURL}`, "x-switchyard": "1" },
    data: { role: "lead", disabled: false },
  });
  expect(answer.status()).toBe(200);
};

test("an owner takes a role away and then the way in: a page that stands open elsewhere follows, also asked for nothing", async ({
  page,
  browser,
  baseURL,
  sessionOf,
}) => {
  const theirs = await elsewhere(browser, baseURL);
  await signIn(theirs, "lead");
  await theirs.goto("/views");
  const coverage = theirs.getByText(/in no shared view|No view is shared yet/).first();
  await expect(coverage).toBeVisible();
  await sessionOf("owner");
  await page.goto("/settings");
  try {
    const row = member(page, "Luis Brandt");
    await expect(row).toContainText("Acts as Luis Brandt in Intercom.");
    await row.getByRole("combobox", { name: "Role of Luis Brandt" }).selectOption({ label: "Agent" });
    await row.getByRole("button", { name: "Set role of Luis Brandt" }).press("Enter");
    await expect(page.getByRole("region", { name: "Messages" })).toContainText("Luis Brandt is agent now.");
    await expectFocusKept(page);
    expect((await theirs.request.get("/api/views/coverage")).status()).toBe(403);
    await expect(coverage).toBeHidden({ timeout: 30_000 });

    await row.getByRole("button", { name: "Disable Luis Brandt" }).press("Enter");
    const asked = page.getByRole("dialog", { name: "Disable Luis Brandt?" });
    await expectAccessible(page, "disabling a member");
    await asked.getByRole("button", { name: "Disable" }).press("Enter");
    await expect(row).toContainText("Disabled");
    await expectFocusKept(page);
    expect((await theirs.request.get("/api/views")).status()).toBe(401);
    await expect(theirs).toHaveURL(/\/sign-in\?ended=1/, { timeout: 30_000 });
    await theirs.getByLabel("E-mail").fill("lead@demo.test");
    await theirs.getByLabel("Password").fill("switchyard");
    await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(theirs.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  } finally {
    await restore(page, baseURL);
  }
  await page.reload();
  const own = member(page, "Ingrid Solheim");
  await own.getByRole("combobox", { name: "Role of Ingrid Solheim" }).selectOption({ label: "Lead" });
  await own.getByRole("button", { name: "Set role of Ingrid Solheim" }).click();
  await expect(own.getByRole("combobox")).toHaveAccessibleDescription(/only owner who can sign in/);
  await theirs.context().close();
});

test("a member sees where they are signed in, ends the rest with one button and then this one, on a phone's width too", async ({
  page,
  browser,
  baseURL,
  sessionOf,
}) => {
  const other = await elsewhere(browser, baseURL);
  await signIn(other, "owner");
  await sessionOf("owner");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/settings");
  const sessions = page.getByRole("list", { name: "Sessions" });
  const here = sessions.getByRole("listitem").filter({ hasText: "This browser" });
  await expect(here).toContainText(/Chrome on Windows.*From (127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)/);
  await expect(member(page, "Ingrid Solheim")).toBeVisible();
  for (const width of [390, 320, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(content, `at ${width} px`).toBeLessThanOrEqual(width);
    await expectAccessible(page, `settings at ${width} px`);
  }
  await page.getByRole("button", { name: "Sign out everywhere else" }).press("Enter");
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  await expectFocusKept(page);
  await expect(other).toHaveURL(/\/sign-in\?ended=1/, { timeout: 30_000 });
  await here.getByRole("button", { name: "Sign out of this browser" }).press("Enter");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/sign-in/);
  await other.context().close();
});

test("what cannot be read says so beside what was known, and is tried again", async ({ page, sessionOf }) => {
  await sessionOf("owner");
  await page.route("**/api/members", (route) => route.abort());
  await page.goto("/settings");
  const alert = page.getByRole("alert").filter({ hasText: "The members could not be read." });
  await expect(alert).toBeVisible();
  await expectAccessible(page, "settings without the members");
  await page.unroute("**/api/members");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(member(page, "Ada Nwosu")).toBeVisible();
  await expect(alert).toBeHidden();
});
