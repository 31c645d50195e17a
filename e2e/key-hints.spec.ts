import { expect, test } from "./fixtures";
import { awake, conversationPane, listOf, plant, rows } from "./story";

test("keys are shown to those who have some, and not where there are only fingers, however wide it is", async ({
  page,
  workspace,
  sessionOf,
  isMobile,
}) => {
  await page.setViewportSize({ width: 844, height: 390 });
  const planted = await plant(workspace);
  await sessionOf("agent");
  await page.goto(listOf(planted.word));
  await awake(page);
  const caps = page.locator("kbd:visible");
  const hints = [page.getByText("all keys"), page.locator("footer").filter({ hasText: "move" })];
  await expect(page.getByText("No conversation is open")).toBeVisible();
  for (const hint of hints) await expect(hint).toBeVisible({ visible: !isMobile });
  if (isMobile) await expect(caps).toHaveCount(0);

  await rows(page).first().click();
  const close = conversationPane(page).getByRole("button", { name: "Close", exact: true });
  await expect(close).toBeVisible();
  await expect(close.locator("kbd")).toBeVisible({ visible: !isMobile });
  if (isMobile) await expect(caps).toHaveCount(0);
});
