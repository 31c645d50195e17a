import { expect, test } from "./fixtures";
import { openConversation, plant } from "./story";

const sheet =
  '<table width="660" bgcolor="#eeeeee"><tr><td><table width="660"><tr><td style="background:#0b3d2e;color:#ffffff">Weekly news</td></tr></table></td></tr></table>';

test("keys are back after a press in mail as it was sent, by a press or by Tab, and words marked in it stay", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace, { body: sheet });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const message = pane.getByRole("article").first();
  await message.getByRole("button", { name: "Show as sent" }).click();
  const frame = page.locator('iframe[title="Message from Nora Field as it was sent"]');
  const words = frame.contentFrame().getByText("Weekly news");
  const said = message.getByText("Keys go to this message now.");
  const keys = page.getByRole("dialog", { name: "Keys" });

  await words.dblclick({ position: { x: 12, y: 12 } });
  await expect(said).toBeVisible();
  // It keeps the focus: what is marked in it can be copied.
  await expect(frame).toBeFocused();
  expect(await words.evaluate(() => getSelection()?.toString().trim())).toBe("Weekly");
  await page.keyboard.press("?");
  await expect(keys).toHaveCount(0);

  await message.getByRole("button", { name: "Back to the desk" }).click();
  await expect(said).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(keys).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);

  await words.click();
  await expect(said).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(message.getByRole("button", { name: "Back to the desk" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(said).toHaveCount(0);
});
