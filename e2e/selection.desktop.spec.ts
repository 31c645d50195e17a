import type { Page } from "@playwright/test";
import { begun, expect, test, type Workspace } from "./fixtures";
import {
  awake,
  closeAnyway,
  conversationPane,
  expectChanges,
  listOf,
  messages,
  plant,
  query,
  rowOf,
  rows,
  uniqueWord,
} from "./story";

const now = Math.floor(Date.now() / 1000);

/** So many conversations of a word of their own, the first waiting longest. */
const plantMany = async (workspace: Workspace, count: number, word: string) => {
  const planted = [];
  for (let index = 0; index < count; index += 1) {
    const subject = `Parcel ${index + 100} ${word}`;
    planted.push(await plant(workspace, { subject, waiting_since: now - 90_000 + index }, word));
  }
  return planted;
};

const bar = (page: Page) => page.getByRole("toolbar", { name: "Selection" });
const chosen = (page: Page) => rows(page).and(page.locator('[aria-checked="true"]'));

test("rows are chosen one by one and as a range, survive a reload, and are closed and taken back as one", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const planted = await plantMany(workspace, 5, word);
  await sessionOf("agent");
  await page.goto(listOf(word));
  await expect(rows(page)).toHaveCount(5);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(bar(page)).toContainText("1 selected");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("Shift+J");
  await expect(chosen(page)).toHaveCount(4);
  // Back over the end of the range takes it out again.
  await page.keyboard.press("Shift+K");
  await expect(bar(page)).toContainText("3 selected");
  await page.reload();
  await expect(bar(page)).toContainText("3 selected");
  await expect(chosen(page)).toHaveCount(3);
  await page.keyboard.press("e");
  await closeAnyway(page);
  await expect(messages(page)).toContainText("Closed 3");
  await expect(bar(page)).toBeHidden();
  for (const one of planted.slice(0, 3)) await expect(rowOf(page, one)).toContainText("Closed");
  // What takes it back is there for ten seconds: Intercom is asked only afterwards.
  await page.keyboard.press("z");
  await expect(messages(page)).toContainText("Took back 3");
  for (const one of planted.slice(0, 3)) {
    await expect(rowOf(page, one)).not.toContainText("Closed");
    await expectChanges(workspace, one, [
      { method: "POST", body: { message_type: "close" } },
      { method: "POST", body: { message_type: "open" } },
    ]);
  }
});

test("all that match are chosen without being loaded, less those left out, and another query gives them back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const planted = await plantMany(workspace, 34, word);
  const [first] = planted;
  if (!first) throw new Error("nothing was planted");
  await sessionOf("agent");
  await page.goto(listOf(word));
  await expect(page.getByText("34 match")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("*");
  await expect(bar(page)).toContainText("34 selected");
  await page.keyboard.press("x");
  await expect(bar(page)).toContainText("33 selected");
  await rowOf(page, first).click();
  await expect(conversationPane(page)).toBeVisible();
  await page.goBack();
  await expect(bar(page)).toContainText("33 selected");
  // With the pointer: a range, and the face of one.
  await bar(page).getByRole("button", { name: "Clear" }).click();
  await rows(page).nth(1).locator("[data-chooses]").click();
  await rows(page)
    .nth(4)
    .click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText("4 selected");
  const line = await query(page, `state:closed subject:~${word}`);
  await expect(messages(page)).toContainText("4 selected before");
  await expect(bar(page)).toBeHidden();
  await messages(page).getByRole("button", { name: "Undo" }).click();
  await expect(line).toHaveValue(new RegExp(`^subject:~${word}`));
  await expect(bar(page)).toContainText("4 selected");
  await awake(page);
  await page.locator("body").press("Escape");
  await expect(bar(page)).toBeHidden();
});

test("what goes on over several can be stopped when nothing is selected any more", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const [first] = await plantMany(workspace, 3, word);
  if (!first) throw new Error("nothing was planted");
  await sessionOf("agent");
  await page.goto(listOf(word));
  await expect(rows(page)).toHaveCount(3);
  await workspace.faults({
    match: "POST /conversations/:id/parts",
    kind: "slow",
    delayMs: 6000,
    times: 1,
  });
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("Shift+J");
  await expect(bar(page)).toContainText("3 selected");
  await page.keyboard.press("e");
  await closeAnyway(page);
  await expect(bar(page)).toContainText("Closing 3");
  await page.keyboard.press("Escape");
  await expect(chosen(page)).toHaveCount(0);
  await bar(page).getByRole("button", { name: "Stop" }).click();
  await expect(messages(page)).toContainText("Closed 1 · stopped, 2 left as they were");
  await expect(bar(page)).toBeHidden();
  await expect(rowOf(page, first)).toContainText("Closed");
});

test("who signs in next in the same tab finds nothing chosen; who comes back after their session has ended does", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  await plantMany(workspace, 2, word);
  const signInAgain = async (role: "agent" | "lead") => {
    await page.context().clearCookies();
    // Whoever asks first: the page notices by itself, too, and is at the sign-in page by then.
    const refresh = page.getByRole("button", { name: "Refresh" });
    await refresh.or(page.getByRole("textbox", { name: "E-mail" })).click();
    await page.waitForURL(/\/sign-in/);
    await begun(page);
    await page.getByLabel("E-mail").fill(`${role}@demo.test`);
    await page.getByLabel("Password").fill("switchyard");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(/\/queue/);
    await begun(page);
    await expect(rows(page)).toHaveCount(2);
  };
  // There before the tab was.
  await sessionOf("agent");
  await page.goto(listOf(word));
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(bar(page)).toContainText("1 selected");

  await signInAgain("agent");
  await expect(bar(page)).toContainText("1 selected");

  await signInAgain("lead");
  await expect(chosen(page)).toHaveCount(0);
  await expect(bar(page)).toHaveCount(0);
});
