import { expect, test } from "./fixtures";
import { expectChanges, messages, openConversation, plant } from "./story";

test("the new ticket stands in the panel at once, and c offers no second one", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await openConversation(page, planted);
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "Convert to a ticket" });
  await dialog.getByLabel("Ticket type").selectOption({ label: "🐞 Bug report" });
  await dialog.getByLabel("Severity").selectOption({ label: "High" });
  await dialog.getByRole("button", { name: "Convert", exact: true }).click();
  await expect(dialog).toBeHidden();
  const panel = page.getByRole("complementary", { name: "Contact and details" });
  await expect(panel.getByRole("link", { name: planted.subject })).toContainText("Bug report");
  await page.keyboard.press("c");
  await expect(messages(page)).toContainText("It has a ticket already.");
  await expect(dialog).toBeHidden();
  await expectChanges(workspace, planted, [{ path: `/conversations/${planted.id}/convert` }]);
});
