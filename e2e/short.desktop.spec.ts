import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import { openConversation, plant } from "./story";

const heightOf = async (what: Locator): Promise<number> => (await what.boundingBox())?.height ?? 0;

test("on a phone that lies on its side the thread has room to be read, also while something is written to it", async ({
  page,
  workspace,
  sessionOf,
}) => {
  await page.setViewportSize({ width: 844, height: 390 });
  const planted = await plant(workspace, { tags: ["billing", "vip", "warehouse in the north"] });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const thread = pane.getByRole("region", { name: "Thread" });
  const send = pane.getByRole("button", { name: "Send", exact: true });
  const field = pane.getByRole("textbox", { name: /^Reply to/ });
  await expect(field).toBeVisible();
  await expect.poll(() => heightOf(thread)).toBeGreaterThanOrEqual(100);
  await expect(send).toBeHidden();
  await pane.getByRole("button", { name: "Add a tag" }).scrollIntoViewIfNeeded();
  await expect(pane.getByRole("button", { name: "Add a tag" })).toBeInViewport();

  await field.fill("It comes tomorrow, with a new cable.");
  await expect(send).toBeInViewport({ ratio: 1 });
  await expect.poll(() => heightOf(thread)).toBeGreaterThanOrEqual(60);
});
