import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import { enterLine, openConversation, plant, rows } from "./story";

/** Where something begins and ends, in pixels from the top of the screen. */
const spanOf = async (what: Locator) => {
  const box = await what.boundingBox();
  return { top: box?.y ?? 0, bottom: (box?.y ?? 0) + (box?.height ?? 0), height: box?.height ?? 0 };
};

test("on a short phone a message with its files covers neither the thread nor the bar, also above a keyboard", async ({
  page,
  workspace,
  sessionOf,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const planted = await plant(workspace, { tags: ["billing", "vip", "warehouse in the north"] });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  expect(await page.locator('meta[name="viewport"]').getAttribute("content")).toContain("resizes-content");
  const file = { mimeType: "text/plain", buffer: Buffer.from("the list") };
  await pane.getByRole("textbox", { name: /^Reply to/ }).fill("It comes tomorrow, with a new cable.");
  await pane
    .locator('input[type="file"]')
    .setInputFiles(["depot.txt", "north.txt"].map((name) => ({ ...file, name })));
  await expect(pane.getByRole("button", { name: /^Remove (depot|north)\.txt/ })).toHaveCount(2);

  const thread = pane.getByRole("region", { name: "Thread" });
  const send = pane.getByRole("button", { name: "Send", exact: true });
  const bar = page.getByRole("toolbar", { name: "Actions" });
  await expect.poll(async () => (await spanOf(thread)).height).toBeGreaterThanOrEqual(60);
  expect((await spanOf(send)).bottom).toBeLessThanOrEqual((await spanOf(bar)).top);
  await pane.getByRole("button", { name: "Add a tag" }).scrollIntoViewIfNeeded();
  await expect(pane.getByRole("button", { name: "Add a tag" })).toBeInViewport();

  // A keyboard takes half of it.
  await page.setViewportSize({ width: 320, height: 320 });
  await expect(bar).toBeHidden();
  await expect(send).toBeInViewport({ ratio: 1 });
  await expect.poll(async () => (await spanOf(thread)).height).toBeGreaterThanOrEqual(60);
});

test("the field over a list stays where it is while what is typed makes the list short", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await openConversation(page, planted);
  await page.getByRole("toolbar", { name: "Actions" }).getByRole("button", { name: "Tag" }).tap();
  const dialog = page.getByRole("dialog", { name: "Tag" });
  const field = dialog.getByRole("combobox");
  await expect(dialog.getByRole("option").nth(5)).toBeVisible();
  const before = await spanOf(field);
  await field.fill(planted.word);
  await expect(dialog.getByRole("option")).toHaveCount(1);
  expect((await spanOf(field)).top).toBeCloseTo(before.top, 0);
  await dialog.getByRole("button", { name: "Close" }).tap();
  await expect(dialog).toBeHidden();
});

test("what the query line offers ends above the bar, however little a keyboard leaves", async ({
  page,
  sessionOf,
}) => {
  await page.setViewportSize({ width: 390, height: 420 });
  await sessionOf("agent");
  await page.goto("/queue/all-open");
  await expect(rows(page).first()).toBeVisible();
  await enterLine(page);
  const offered = page.getByRole("listbox", { name: "Suggestions" });
  await expect(offered.getByRole("option").nth(8)).toBeAttached();
  const bar = page.getByRole("navigation", { name: "Main" });
  expect((await spanOf(offered)).bottom).toBeLessThanOrEqual((await spanOf(bar)).top);
});
