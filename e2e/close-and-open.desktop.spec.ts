import { expect, test } from "./fixtures";
import {
  awake,
  closeAnyway,
  conversationPane,
  expectChanges,
  listOf,
  messages,
  plant,
  rowOf,
  rows,
  teammates,
  uniqueWord,
} from "./story";

const closing = { body: { message_type: "close" } };
const opening = { body: { message_type: "open" } };

test("e closes and goes on to the next, z undoes; Shift+E opens again", async ({
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
  await expect(rows(page)).toHaveCount(2);
  await awake(page);
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  const title = conversationPane(page).getByRole("heading", { level: 1 });
  await expect(title).toHaveText(first.subject);
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Before you close" })).toContainText("nobody has answered");
  await page.keyboard.press("e");
  await expect(title).toHaveText(second.subject);
  await expect(rows(page)).toHaveCount(1);
  await expect(messages(page)).toContainText(`Closed “${first.subject}”`);
  await page.keyboard.press("z");
  await expect(rows(page)).toHaveCount(2);
  await expectChanges(workspace, first, [closing, opening]);

  await page.goto(`/conversations/${second.id}`);
  await expect(title).toHaveText(second.subject);
  await awake(page);
  const pane = conversationPane(page);
  await page.keyboard.press("e");
  await closeAnyway(page);
  await expect(pane.getByText("Closed", { exact: true })).toBeVisible();
  await page.keyboard.press("Shift+E");
  await expect(pane.getByText("Open", { exact: true })).toBeVisible();
  await expectChanges(workspace, second, [closing, opening]);
});

test("a row whose ticket is not resolved is closed at once, comes back with the question, and is closed by one key more", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const answer = { body: "<p>We look into it.</p>", author: { type: "admin", id: teammates.other.id } };
  const first = await plant(
    workspace,
    { subject: `First ${word}`, waiting_since: null, parts: [answer] },
    word,
  );
  const since = Math.floor(Date.now() / 1000) - 6000;
  const second = await plant(workspace, { subject: `Second ${word}`, waiting_since: since }, word);
  await workspace.control("POST", "/tickets", {
    conversation_id: first.id,
    ticket_attributes: { _default_title_: `Printer ${word}` },
    contact: { email: `${word}@example.test` },
  });
  await sessionOf("agent");
  await page.goto(listOf(word, "state:open"));
  await expect(rows(page)).toHaveCount(2);
  await awake(page);
  // Who waits for nothing comes last.
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(rowOf(page, first)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("e");
  const asked = page.getByRole("dialog", { name: "Before you close" });
  await expect(asked).toContainText(`Not closed yet: “${first.subject}”`);
  await expect(asked).toContainText("Its ticket is not resolved.");
  await expect(rowOf(page, first)).toBeVisible();
  await expectChanges(workspace, first, []);
  // Meant for the next row by now, and so not for the question.
  await page.keyboard.press("e");
  await expect(asked).toBeVisible();
  await page.keyboard.press("y");
  await expect(rows(page)).toHaveCount(1);
  await expect(messages(page)).toContainText(`Closed “${first.subject}”`);
  await page.keyboard.press("z");
  await expect(rows(page)).toHaveCount(2);
  await expectChanges(workspace, first, [closing, opening]);
  await expectChanges(workspace, second, []);
});

test("z after a reload takes back the close, though the next one was marked read by being opened", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const now = Math.floor(Date.now() / 1000);
  const first = await plant(workspace, { subject: `First ${word}`, waiting_since: now - 9000 }, word);
  const unread = { subject: `Second ${word}`, waiting_since: now - 6000, read: false };
  const second = await plant(workspace, unread, word);
  await sessionOf("agent");
  await page.goto(listOf(word, "state:open"));
  await expect(rows(page)).toHaveCount(2);
  await awake(page);
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  const title = conversationPane(page).getByRole("heading", { level: 1 });
  await expect(title).toHaveText(first.subject);
  await page.keyboard.press("e");
  await closeAnyway(page);
  await expect(title).toHaveText(second.subject);
  const marked = { method: "PUT", body: { read: true } };
  await expectChanges(workspace, second, [marked]);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await awake(page);
  await page.keyboard.press("z");
  await expect(messages(page)).toContainText(`Taken back: Closed “${first.subject}”`);
  await expectChanges(workspace, first, [closing, opening]);
  await expectChanges(workspace, second, [marked]);
});
