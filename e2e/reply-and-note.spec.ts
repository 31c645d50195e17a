import { expect, test } from "./fixtures";
import { changes, expectChanges, openConversation, plant, teammates } from "./story";

const reply = "POST /conversations/:id/reply";

test("a reply stands in the thread before Intercom has answered, and two clicks send one", async ({
  page,
  workspace,
  signInAs,
}) => {
  const planted = await plant(workspace);
  await signInAs("agent");
  const pane = await openConversation(page, planted);
  await workspace.faults({ match: reply, kind: "slow", delayMs: 5000 });
  await pane.getByRole("textbox", { name: "Reply to Nora Field" }).fill(`On its way ${planted.word}`);
  await pane.getByRole("button", { name: "Send", exact: true }).dblclick();
  const message = pane
    .getByRole("article", { name: `Message from ${teammates.agent.name}` })
    .filter({ hasText: planted.word });
  await expect(message).toContainText("sending …");
  await expect.poll(() => changes(workspace, planted)).toMatchObject([{ status: null }]);
  await expect(message).not.toContainText("sending …");
  await expect(message).toHaveCount(1);
  await expectChanges(workspace, planted, [
    {
      method: "POST",
      path: `/conversations/${planted.id}/reply`,
      status: 200,
      body: {
        message_type: "comment",
        type: "admin",
        admin_id: teammates.agent.id,
        body: `<p>On its way ${planted.word}</p>`,
      },
    },
  ]);
});

test("a note goes to the team alone, once though the keys are held down", async ({
  page,
  workspace,
  signInAs,
}) => {
  const planted = await plant(workspace);
  await signInAs("agent");
  const pane = await openConversation(page, planted);
  await pane.getByRole("tab", { name: "Note" }).click();
  await pane.getByRole("textbox", { name: "Note for the team" }).fill(`Ask the depot ${planted.word}`);
  await page.keyboard.down("Control");
  for (let press = 0; press < 6; press += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await page.keyboard.up("Control");
  const note = pane
    .getByRole("article", { name: `Note from ${teammates.agent.name}` })
    .filter({ hasText: planted.word });
  await expect(note).not.toContainText("sending …");
  await expect(note).toHaveCount(1);
  await expectChanges(workspace, planted, [
    {
      path: `/conversations/${planted.id}/reply`,
      status: 200,
      body: { message_type: "note", body: `<p>Ask the depot ${planted.word}</p>` },
    },
  ]);
});

test("a draft survives a reload until it is sent", async ({ page, workspace, signInAs }) => {
  const planted = await plant(workspace);
  await signInAs("agent");
  const pane = await openConversation(page, planted);
  const field = pane.getByRole("textbox", { name: "Reply to Nora Field" });
  await field.fill(`Half a thought ${planted.word}`);
  await page.reload();
  await expect(field).toHaveValue(`Half a thought ${planted.word}`);
  await expectChanges(workspace, planted, []);
  await pane.getByRole("button", { name: "Send", exact: true }).click();
  await expectChanges(workspace, planted, [{ path: `/conversations/${planted.id}/reply`, status: 200 }]);
  await expect(pane.getByRole("article").filter({ hasText: planted.word })).toHaveCount(1);
  await page.reload();
  await expect(field).toHaveValue("");
  await expect(pane.getByRole("article").filter({ hasText: planted.word })).toHaveCount(1);
});
