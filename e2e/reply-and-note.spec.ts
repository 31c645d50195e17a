import { expect, test } from "./fixtures";
import { conversationPane, expectChanges, openConversation, plant, teammates } from "./story";

const onItsWay = /goes out in|sending …/;

test("a reply stands in the thread before it goes out, and two clicks send one", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await pane.getByRole("textbox", { name: "Reply to Nora Field" }).fill(`On its way ${planted.word}`);
  await pane.getByRole("button", { name: "Send", exact: true }).dblclick();
  const message = pane
    .getByRole("article", { name: `Message from ${teammates.agent.name}` })
    .filter({ hasText: planted.word });
  await expect(message).toContainText(onItsWay);
  await expectChanges(workspace, planted, []);
  await expect(message).not.toContainText(onItsWay);
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
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
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
  await expect(note).not.toContainText(onItsWay);
  await expect(note).toHaveCount(1);
  await expectChanges(workspace, planted, [
    {
      path: `/conversations/${planted.id}/reply`,
      status: 200,
      body: { message_type: "note", body: `<p>Ask the depot ${planted.word}</p>` },
    },
  ]);
});

test("a draft survives a reload until it is sent", async ({ page, workspace, sessionOf }) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
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

test("what was sent is taken back on another page, after a reload, and its words are where they were", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  // Out of reach, it waits for longer than the story's hold.
  await workspace.faults({
    match: `GET /conversations/${planted.id}`,
    kind: "status",
    status: 503,
    times: null,
  });
  await pane.getByRole("textbox", { name: "Reply to Nora Field" }).fill(`Too early ${planted.word}`);
  await pane.getByRole("button", { name: "Send", exact: true }).click();
  await expect(pane.getByRole("region", { name: "On its way" })).toContainText("Reply");
  await page.goto("/settings");
  const dock = page.getByRole("region", { name: "On their way" });
  await dock.getByRole("button", { name: "Take back" }).click();
  await expect(dock.getByRole("button")).toHaveCount(0);
  await workspace.control("DELETE", "/faults");
  await page.goto(`/conversations/${planted.id}`);
  await expect(conversationPane(page).getByRole("textbox", { name: "Reply to Nora Field" })).toHaveValue(
    `Too early ${planted.word}`,
  );
  await expectChanges(workspace, planted, []);
});

test("a file goes along with a reply, and z takes back what has not gone out", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const field = pane.getByRole("textbox", { name: "Reply to Nora Field" });
  await pane
    .locator('input[type="file"]')
    .setInputFiles({ name: "depot.txt", mimeType: "text/plain", buffer: Buffer.from("the list") });
  const files = pane.getByRole("list", { name: "Attachments" });
  await expect(files.getByRole("button", { name: "Remove depot.txt" })).toBeVisible();
  await field.fill(`See the list ${planted.word}`);
  // Out of reach, it waits for as long as the story does.
  await workspace.faults({
    match: `GET /conversations/${planted.id}`,
    kind: "status",
    status: 503,
    times: null,
  });
  await field.press("Control+Enter");
  await expect(pane.getByRole("button", { name: "Take back" })).toBeVisible();
  await expect(field).toHaveValue("");
  await field.press("Escape");
  await page.keyboard.press("z");
  await expect(field).toHaveValue(`See the list ${planted.word}`);
  await expect(files).toContainText("depot.txt");
  await workspace.control("DELETE", "/faults");
  await pane.getByRole("button", { name: "Send", exact: true }).click();
  await expectChanges(workspace, planted, [
    {
      path: `/conversations/${planted.id}/reply`,
      status: 200,
      body: {
        message_type: "comment",
        attachment_files: [
          {
            name: "depot.txt",
            content_type: "text/plain",
            data: Buffer.from("the list").toString("base64"),
          },
        ],
      },
    },
  ]);
});
