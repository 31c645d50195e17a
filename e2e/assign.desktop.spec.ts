import { expect, test } from "./fixtures";
import { expectChanges, messages, openConversation, plant, teammates } from "./story";

test("i assigns to oneself, and z takes it back", async ({ page, workspace, sessionOf }) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const mine = pane.getByText(teammates.agent.name, { exact: true });
  await page.keyboard.press("i");
  await expect(mine).toBeVisible();
  await expect(messages(page)).toContainText(`Assigned “${planted.subject}” to ${teammates.agent.name}`);
  const toMe = { body: { message_type: "assignment", type: "admin", assignee_id: teammates.agent.id } };
  await expectChanges(workspace, planted, [toMe]);
  await page.keyboard.press("i");
  await expect(messages(page)).toContainText("It is yours already.");
  await expectChanges(workspace, planted, [toMe]);
  await page.keyboard.press("z");
  await expect(pane.getByText("nobody yet")).toBeVisible();
  await expect(mine).toBeHidden();
  await expectChanges(workspace, planted, [toMe, { body: { assignee_id: "0" } }]);
});
