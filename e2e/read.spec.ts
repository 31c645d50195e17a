import { test } from "./fixtures";
import { expectChanges, openConversation, plant } from "./story";

test("what is opened counts as read after a moment, once", async ({ page, workspace, signInAs }) => {
  const planted = await plant(workspace, { read: false });
  await signInAs("agent");
  await openConversation(page, planted);
  await expectChanges(workspace, planted, [
    { method: "PUT", path: `/conversations/${planted.id}`, body: { read: true }, status: 200 },
  ]);
  await openConversation(page, planted);
  await expectChanges(workspace, planted, [{ method: "PUT" }]);
});
