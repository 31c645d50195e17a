import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

test("who starts Switchyard says who they are and which workspace to work on, and the token is never seen again", async ({
  page,
  newApp,
}) => {
  await page.goto(newApp.url);
  await expect(page).toHaveURL(`${newApp.url}/setup`);
  await expect(page.getByRole("heading", { level: 1, name: "Set up Switchyard" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  const token = page.getByLabel("Intercom access token");
  const connect = page.getByRole("button", { name: "Connect" });
  await page.getByLabel("Your name").fill("Olive Owner");
  await page.getByLabel("Your e-mail").fill("owner@demo.test");
  await page.getByLabel("Password").fill("a long enough one");
  await page.getByLabel("Where your Intercom workspace is hosted").selectOption("Europe");
  await token.fill("not-the-token");
  await connect.click();
  await expect(token).toHaveAccessibleDescription(/Intercom/);
  await expect(token).toHaveAttribute("aria-invalid", "true");
  await expect(token).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue("Olive Owner");

  await token.fill("demo-token");
  await newApp.workspace.faults({ match: "GET /me", times: null, kind: "status", status: 503 });
  await connect.click();
  await expect(page.getByRole("alert").filter({ hasText: /Intercom/ })).toBeVisible();
  await expect(token).toHaveValue("demo-token");
  await newApp.workspace.control("DELETE", "/faults");

  await connect.dblclick();
  await page.waitForURL(/\/queue/);
  await page.goto(`${newApp.url}/queue?q=`);
  await expect(page.getByRole("option").first()).toBeVisible();
  expect(await page.content()).not.toContain("demo-token");
  await page.goto(`${newApp.url}/settings`);
  await expect(page.getByRole("heading", { name: "Connection" })).toBeVisible();
  expect(await page.content()).not.toContain("demo-token");
  await page.goto(`${newApp.url}/setup`);
  await expect(page).not.toHaveURL(/\/setup/);

  // By a page of its own, since one that is open finds out by itself that its session has ended.
  await page.context().clearCookies();
  const stranger = await page.context().newPage();
  await stranger.goto(`${newApp.url}/queue`);
  await expect(stranger).toHaveURL(/\/sign-in/);
  // What belongs to the demo stands in the demo only.
  await expect(stranger.getByText("demo.test")).toHaveCount(0);
});
