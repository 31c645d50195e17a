import { expect, test } from "./fixtures";
import {
  closeAnyway,
  conversationPane,
  expectChanges,
  listOf,
  messages,
  openConversation,
  plant,
  rowOf,
  rows,
  teammates,
  undo,
  uniqueWord,
} from "./story";

const by = { admin_id: teammates.agent.id };

test("closing by the button takes the row out of the queue and opens the next; undo brings it back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const now = Math.floor(Date.now() / 1000);
  const first = await plant(workspace, { subject: `First ${word}`, waiting_since: now - 9000 }, word);
  const second = await plant(workspace, { subject: `Second ${word}`, waiting_since: now - 6000 }, word);
  await sessionOf("agent");
  await page.goto(listOf(word, "state:open"));
  await expect(rows(page)).toHaveText([new RegExp(first.subject), new RegExp(second.subject)]);
  await rowOf(page, first).click();
  const title = conversationPane(page).getByRole("heading", { level: 1 });
  await expect(title).toHaveText(first.subject);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await closeAnyway(page);
  await expect(title).toHaveText(second.subject);
  await expect(page).toHaveURL(new RegExp(`c=${second.id}`));
  await expect(page.getByText("1 match")).toBeAttached();
  await expect(rows(page)).toHaveText([new RegExp(second.subject)]);
  await expectChanges(workspace, first, [{ body: { message_type: "close", type: "admin", ...by } }]);
  await expect(messages(page)).toContainText(`Closed “${first.subject}”`);
  await undo(page);
  await expect(rowOf(page, first)).toBeAttached();
  await expectChanges(workspace, first, [
    { path: `/conversations/${first.id}/parts`, body: { message_type: "close", type: "admin", ...by } },
    { path: `/conversations/${first.id}/parts`, body: { message_type: "open", ...by } },
  ]);
  await expectChanges(workspace, second, []);
});

test("a closed conversation is opened again by the button", async ({ page, workspace, sessionOf }) => {
  const planted = await plant(workspace, { state: "closed" });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await expect(pane.getByText("Closed", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Open again" }).click();
  await expect(pane.getByText("Open", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Close", exact: true })).toBeVisible();
  await expectChanges(workspace, planted, [{ body: { message_type: "open", ...by }, status: 200 }]);
});
