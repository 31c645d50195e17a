import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import {
  changes,
  conversationPane,
  expectChanges,
  listOf,
  plant,
  rowOf,
  rows,
  teammates,
  uniqueWord,
} from "./story";

const press = (page: Page, ...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Presses Tab until this has the focus; fails when a whole round does not reach it. */
const tabTo = async (page: Page, name: string, role: "textbox" | "button") => {
  const target = page.getByRole(role, { name, exact: true });
  for (let step = 0; step < 30; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
};

const focusIsLost = (page: Page) => page.evaluate(() => document.activeElement === document.body);

test("a shift without a mouse: sign in, walk, open, assign, tag, close", async ({ page, workspace }) => {
  const word = uniqueWord();
  const now = Math.floor(Date.now() / 1000);
  const first = await plant(workspace, { subject: `First ${word}`, waiting_since: now - 9000 }, word);
  const second = await plant(workspace, { subject: `Second ${word}`, waiting_since: now - 6000 }, word);
  const third = await plant(workspace, { subject: `Third ${word}`, waiting_since: now - 3000 }, word);
  await page.goto("/sign-in");
  await tabTo(page, "E-mail", "textbox");
  await page.keyboard.type("agent@demo.test");
  await tabTo(page, "Password", "textbox");
  await page.keyboard.type("switchyard");
  await press(page, "Enter");
  await page.waitForURL(/\/queue/);
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await expect(rows(page).first()).toBeVisible();

  await press(page, "/");
  const line = page.getByRole("combobox", { name: "Query" });
  await expect(line).toBeFocused();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  await press(page, "Control+A");
  await page.keyboard.type(`state:open subject:~${word}`);
  await press(page, "Enter");
  await expect(rows(page)).toHaveCount(3);
  await expect(line).not.toBeFocused();

  await press(page, "j", "j", "k");
  await expect(rowOf(page, first)).toHaveAttribute("aria-selected", "true");
  await press(page, "o");
  const title = conversationPane(page).getByRole("heading", { level: 1 });
  await expect(title).toHaveText(first.subject);
  await press(page, "j");
  await expect(title).toHaveText(second.subject);
  await press(page, "k");
  await expect(title).toHaveText(first.subject);

  await press(page, "a");
  await expect(page.getByRole("combobox", { name: "Assign to" })).toBeFocused();
  await page.keyboard.type("priya");
  await press(page, "Enter");
  await expect(conversationPane(page).getByText(teammates.other.name, { exact: true })).toBeVisible();
  expect(await focusIsLost(page)).toBe(false);

  await press(page, "t");
  await expect(page.getByRole("combobox", { name: "Tags" })).toBeFocused();
  await page.keyboard.type(`by key ${word}`);
  await press(page, "Enter");
  await expect(conversationPane(page).getByRole("button", { name: `Remove by key ${word}` })).toBeVisible();
  expect(await focusIsLost(page)).toBe(false);

  await press(page, "c");
  const convert = page.getByRole("dialog", { name: "Convert to a ticket" });
  await expect(convert).toBeVisible();
  await press(page, "Escape");
  await expect(convert).toBeHidden();
  expect(await focusIsLost(page)).toBe(false);

  await press(page, "e");
  await expect(title).toHaveText(second.subject);
  await press(page, "u");
  await expect(page.getByText("No conversation is open")).toBeVisible();
  await expectChanges(workspace, first, [
    { body: { message_type: "assignment", assignee_id: teammates.other.id } },
    { path: `/conversations/${first.id}/tags` },
    { body: { message_type: "close" } },
  ]);
  expect(await changes(workspace, second)).toEqual([]);
  expect(await changes(workspace, third)).toEqual([]);
});

test("letters that are typed into a reply are text, not commands", async ({ page, workspace, signInAs }) => {
  const planted = await plant(workspace);
  await signInAs("agent");
  await page.goto(`${listOf(planted.word)}&c=${planted.id}`);
  const field = conversationPane(page).getByRole("textbox", { name: /^Reply to/ });
  await expect(field).toBeVisible();
  await press(page, "r");
  await expect(field).toBeFocused();
  const letters = "jkoeEatcrniuUz/?1234567gqgs";
  await page.keyboard.type(letters);
  await expect(field).toHaveValue(letters);
  await press(page, "Escape");
  await expect(field).not.toBeFocused();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(conversationPane(page).getByRole("heading", { level: 1 })).toHaveText(planted.subject);
  await expectChanges(workspace, planted, []);
});

test("? shows every key, and the palette does what it names", async ({ page, workspace, signInAs }) => {
  const planted = await plant(workspace);
  await signInAs("agent");
  await page.goto(`${listOf(planted.word)}&c=${planted.id}`);
  await expect(conversationPane(page).getByRole("heading", { level: 1 })).toHaveText(planted.subject);
  await press(page, "?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toContainText("Assign to me");
  await expect(sheet).toContainText("Waiting longest");
  await press(page, "e");
  await press(page, "Escape");
  await expect(sheet).toBeHidden();
  await expectChanges(workspace, planted, []);
  await press(page, "Control+k");
  await expect(page.getByRole("combobox", { name: "Commands" })).toBeFocused();
  await page.keyboard.type("close");
  await expect(page.getByRole("dialog", { name: "Commands" }).getByRole("option").first()).toContainText(
    "Close",
  );
  await press(page, "Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(conversationPane(page).getByText("Closed", { exact: true })).toBeVisible();
  await expectChanges(workspace, planted, [{ body: { message_type: "close" } }]);
});
