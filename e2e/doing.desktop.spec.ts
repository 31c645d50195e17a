import { expectAccessible } from "./axe";
import { expect, test, type Workspace } from "./fixtures";
import {
  act,
  closeAnyway,
  conversationPane,
  expectChanges,
  messages,
  openConversation,
  type Planted,
  plant,
} from "./story";

/** For so long Switchyard takes what it has read for what stands (`guardSeconds` of before-action.ts, and a margin). */
const takenForNewMs = 2500;

/** Waits until Switchyard has not asked for the conversation for so long that it asks again before it acts. */
const untilAskedAnew = (workspace: Workspace, { id }: Planted): Promise<void> =>
  expect
    .poll(async () => {
      const asked = (await workspace.ledger()).findLast(({ path }) =>
        path.startsWith(`/conversations/${id}`),
      );
      return Date.now() - (asked?.at ?? Date.now());
    })
    .toBeGreaterThan(takenForNewMs);

test("a customer who writes meanwhile stops a close; it says what they wrote, and one key closes all the same", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await openConversation(page, planted);
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Before you close" })).toBeVisible();
  await untilAskedAnew(workspace, planted);
  await workspace.control("POST", "/customer-reply", {
    conversation_id: planted.id,
    body: `<p>One thing more ${planted.word}</p>`,
  });
  await page.keyboard.press("e");
  const moved = page.getByRole("dialog", { name: "It changed since you looked" });
  await expect(moved).toContainText(`One thing more ${planted.word}`);
  await expectAccessible(page, "It changed", "dialog[open]");
  await page.keyboard.press("y");
  await expect(conversationPane(page).getByText("Closed", { exact: true })).toBeVisible();
  await expectChanges(workspace, planted, [{ body: { message_type: "close" } }]);
});

test("what is taken back in the journal of one tab shows at once in the tab that has it open", async ({
  page,
  context,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await act(page, "Close");
  await closeAnyway(page);
  await expect(pane.getByText("Closed", { exact: true })).toBeVisible();
  const journal = await context.newPage();
  await journal.goto(`/journal?conversation=${planted.id}`);
  await journal.getByRole("button", { name: /^Undo: Closed/ }).click();
  await expect(messages(journal)).toContainText("Taken back: Closed");
  await expect(pane.getByText("Open", { exact: true })).toBeVisible();
});
