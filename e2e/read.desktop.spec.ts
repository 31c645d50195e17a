import { expect, test } from "./fixtures";
import { expectChanges, openConversation, plant } from "./story";

test("Shift+U marks unread, and that holds though the conversation stays open", async ({
  page,
  workspace,
  signInAs,
}) => {
  const planted = await plant(workspace, { read: false });
  await signInAs("agent");
  await page.clock.install();
  const pane = await openConversation(page, planted);
  await page.clock.fastForward(2000);
  await expect(pane.getByRole("button", { name: "Mark unread" })).toBeVisible();
  await page.keyboard.press("Shift+U");
  await expect(pane.getByRole("button", { name: "Mark read" })).toBeVisible();
  const both = [{ body: { read: true } }, { body: { read: false } }];
  await expectChanges(workspace, planted, both);
  await page.clock.fastForward(60_000);
  await expect(pane.getByRole("button", { name: "Mark read" })).toBeVisible();
  await expectChanges(workspace, planted, both);
});
