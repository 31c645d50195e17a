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
  const offers = async (name: string) => {
    await pane.getByRole("button", { name: "More actions" }).click();
    await expect(page.getByRole("menuitem", { name })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menuitem")).toHaveCount(0);
  };
  await offers("Mark unread");
  await page.keyboard.press("Shift+U");
  await offers("Mark read");
  const both = [{ body: { read: true } }, { body: { read: false } }];
  await expectChanges(workspace, planted, both);
  await page.clock.fastForward(60_000);
  await offers("Mark read");
  await expectChanges(workspace, planted, both);
});
