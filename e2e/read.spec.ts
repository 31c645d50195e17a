import { expect, test } from "./fixtures";
import { act, expectChanges, openConversation, plant } from "./story";

test("what is opened counts as read after a moment, once", async ({ page, workspace, sessionOf }) => {
  const planted = await plant(workspace, { read: false });
  await sessionOf("agent");
  await openConversation(page, planted);
  await expectChanges(workspace, planted, [
    { method: "PUT", path: `/conversations/${planted.id}`, body: { read: true }, status: 200 },
  ]);
  await openConversation(page, planted);
  await expectChanges(workspace, planted, [{ method: "PUT" }]);
});

test("one press marks unread, the next one read again, and undo takes each back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await openConversation(page, planted);
  const press = (name: string) => act(page, name);
  const said = page.getByRole("region", { name: "Messages" });
  await press("Mark unread");
  await expect(said).toContainText("Marked unread");
  await press("Mark read");
  await expect(said).toContainText("Marked read");
  await said.getByRole("button", { name: "Undo" }).last().click();
  const bodies = [{ body: { read: false } }, { body: { read: true } }, { body: { read: false } }];
  await expectChanges(workspace, planted, bodies);
  await press("Mark read");
  await expectChanges(workspace, planted, [...bodies, { body: { read: true } }]);
});
