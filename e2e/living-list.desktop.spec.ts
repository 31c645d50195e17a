import { problems } from "./axe";
import { expect, test } from "./fixtures";
import { listOf, plant, rowOf, rows, uniqueWord } from "./story";

const now = Math.floor(Date.now() / 1000);
const hrefs = (page: Parameters<typeof rows>[0]) =>
  rows(page).evaluateAll((all) => all.map((row) => row.getAttribute("href")));

test("what comes in shoves nothing: it waits behind a button until it is asked for", async ({
  page,
  workspace,
  signInAs,
}) => {
  const word = uniqueWord();
  const row = (index: number) => plant(workspace, { subject: `Parcel ${index} ${word}` }, word);
  const first = await row(1);
  await row(2);
  await signInAs("agent");
  await page.clock.install();
  await page.goto(`${listOf(word)}&sort=created`);
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press("j");
  const before = await hrefs(page);
  const late = [await row(3), await row(4)];
  // Something done through Switchyard makes its server ask Intercom again.
  await page.request.post(`/api/conversations/${first.id}/actions`, {
    headers: { "x-switchyard": "1", origin: new URL(page.url()).origin },
    data: { key: crypto.randomUUID(), action: { kind: "unread" } },
  });
  const news = page.getByRole("button", { name: "2 new" });
  await expect(async () => {
    await page.clock.fastForward(31_000);
    await expect(news).toBeVisible({ timeout: 1500 });
  }).toPass();
  expect(await hrefs(page)).toEqual(before);
  expect(await problems(page)).toEqual([]);
  await expect(page.getByText("4 match")).toBeVisible();
  await page.keyboard.press(".");
  await expect(rows(page)).toHaveCount(4);
  for (const one of late) await expect(rowOf(page, one)).toContainText("New");
  await expect(news).toBeHidden();
});

test("a list in groups, sorted among what is loaded, says so, loads the rest, and is found again after a reload", async ({
  page,
  workspace,
  signInAs,
}) => {
  const word = uniqueWord();
  for (let index = 0; index < 34; index += 1) {
    const state = index === 33 ? { state: "closed" } : {};
    const subject = index === 5 ? `<img src=x onerror=alert(1)> ${word}` : `Parcel ${index} ${word}`;
    await plant(workspace, { subject, waiting_since: now - 90_000 + index, ...state }, word);
  }
  await signInAs("agent");
  // So low that the first page reaches far below what is in sight: nothing is read on by itself.
  await page.setViewportSize({ width: 1440, height: 600 });
  await page.goto(`${listOf(word)}&sort=priority&group=state`);
  await expect(page.getByText("Grouped by state, Priority order: of the 30 rows loaded")).toBeVisible();
  await page.getByRole("button", { name: "Load all 34" }).click();
  await expect(page.getByText("Grouped by state, Priority order: all 34 rows")).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  const open = page.getByRole("button", { name: /^Open · \d+ loaded/ });
  await expect(open).toHaveAttribute("aria-expanded", "true");
  expect(await problems(page)).toEqual([]);
  await open.click();
  await expect(open).toHaveAttribute("aria-expanded", "false");
  const options = page.getByRole("option");
  await expect(options).toHaveCount(1);
  await page.keyboard.press("j");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(options.first()).toContainText("Closed");
  await open.click();
  await page.locator("body").press("End");
  const last = options.filter({ hasText: "Parcel 33 " });
  await expect(last).toBeInViewport();
  await page.reload();
  await expect(last).toBeInViewport();
});
