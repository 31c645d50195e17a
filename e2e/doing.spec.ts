import { expect, test } from "./fixtures";
import { act, closeAnyway, expectChanges, messages, openConversation, plant, undo } from "./story";

test("a snooze is typed as one says it, shows until when, and is taken back to open", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await act(page, "Snooze");
  const asked = page.getByRole("dialog", { name: "Snooze" });
  await asked.getByRole("combobox").fill("until they reply");
  await asked.getByRole("combobox").press("Enter");
  await expect(pane.getByText("Snoozed until they reply")).toBeVisible();
  await expect(messages(page)).toContainText("until they reply");
  await undo(page);
  await expect(pane.getByText("Open", { exact: true })).toBeVisible();
  await expectChanges(workspace, planted, [
    { body: { message_type: "snoozed", snoozed_until: 4_102_444_800 } },
    { body: { message_type: "open" } },
  ]);
});

test("what one has done is listed with its way back, also after a reload", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await openConversation(page, planted);
  await act(page, "Close");
  await closeAnyway(page);
  await expect(messages(page)).toContainText(`Closed “${planted.subject}”`);
  await page.goto(`/journal?conversation=${planted.id}`);
  await page.getByRole("button", { name: /^Undo: Closed/ }).click();
  await expect(messages(page)).toContainText("Taken back: Closed");
  await expectChanges(workspace, planted, [
    { body: { message_type: "close" } },
    { body: { message_type: "open" } },
  ]);
});
