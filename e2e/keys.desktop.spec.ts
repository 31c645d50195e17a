import type { Page } from "@playwright/test";
import { expect, signIn, test, waitForPrograms } from "./fixtures";
import { expectFocusKept, tabWalk } from "./focus";
import { awake, changes, conversationPane, expectChanges, listOf, plant, rowOf, rows } from "./story";

const press = (page: Page, ...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

/** Back to how a member finds it: settings go along to every other story of this member. */
const asItCame = async (page: Page) => {
  const answer = await page.request.put("/api/settings", {
    headers: { "x-switchyard": "1", origin: new URL(page.url()).origin },
    data: { keys: {}, singleKeys: true },
  });
  expect(answer.ok()).toBe(true);
};

/** What is set is kept a moment after it holds. */
const kept = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith("/api/settings") && answer.ok());

test("a key that is changed in the settings, by keys alone, holds at once, after a reload and on another device", async ({
  page,
  workspace,
  sessionOf,
  browser,
}) => {
  const planted = await plant(workspace);
  await sessionOf("lead");
  try {
    await page.goto("/settings");
    await page.getByText("All keys, to be changed").focus();
    await press(page, "Enter");
    const snooze = page.getByRole("button", { name: /^Mark unread: / });
    await snooze.focus();
    await press(page, "Enter");
    const field = page.getByRole("textbox", { name: "New key for Mark unread" });
    await expect(field).toBeFocused();
    await press(page, "e");
    await expect(page.getByText("e clashes with “Close”, which would have no key then.")).toBeVisible();
    await press(page, "Backspace", "y");
    await expect(page.getByText("y is free.")).toBeVisible();
    const done = kept(page);
    await press(page, "Enter");
    await expect(page.getByRole("button", { name: /^Mark unread: y/ })).toBeFocused();
    await done;

    await page.goto(`${listOf(planted.word)}&c=${planted.id}`);
    await awake(page);
    await press(page, "Shift+U", "y");
    await expectChanges(workspace, planted, [{ body: { read: false } }]);
    await press(page, "?");
    const sheet = page.getByRole("dialog", { name: "Keys" });
    await sheet.getByRole("searchbox", { name: "Find a key" }).fill("mark unread");
    await expect(sheet.getByRole("definition")).toHaveText("y");
    await press(page, "Escape");

    const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
    const other = await elsewhere.newPage();
    waitForPrograms(other);
    await signIn(other, "lead");
    await other.goto("/settings");
    await other.getByText("All keys, to be changed").click();
    await expect(other.getByRole("button", { name: /^Mark unread: y/ })).toBeVisible();
    await elsewhere.close();
  } finally {
    await asItCame(page);
  }
});

test("single keys that are switched off do nothing, and the sheet says where to switch them on", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("lead");
  try {
    await page.goto("/settings");
    const done = kept(page);
    await page.getByRole("checkbox", { name: /^Single keys/ }).uncheck();
    await done;
    await page.goto(listOf(planted.word));
    await expect(rowOf(page, planted)).toBeVisible();
    await awake(page);
    await press(page, "j", "e", "i", "g", "s", "?");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(rows(page)).toHaveCount(1);
    await press(page, "Control+k");
    await page.getByRole("combobox", { name: "Commands" }).fill("keyboard");
    await press(page, "Enter");
    await expect(page).toHaveURL(/\/settings#keyboard$/);
    expect(await changes(workspace, planted)).toEqual([]);
  } finally {
    await asItCame(page);
  }
});

test("what is typed into the query line, or by an input method, is no command", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await page.goto(`${listOf(planted.word)}&c=${planted.id}`);
  await expect(conversationPane(page).getByRole("heading", { level: 1 })).toHaveText(planted.subject);
  await awake(page);
  await press(page, "/");
  await page.keyboard.type("jkeEatcrnipsxzuwm*?.fgqgs17");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await press(page, "Escape", "Escape");
  await page.evaluate(() => {
    const from = document.querySelector('[role="option"]') ?? document.body;
    for (const key of "jkeEatcrnipsxzu")
      for (const more of [{ isComposing: true }, { keyCode: 229 }, { altKey: true }, { key: "Process" }])
        from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await changes(workspace, planted)).toEqual([]);
});

test("the palette finds people, tags, contacts and what was opened; Tab goes round the desk in few stops", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await page.goto(`${listOf(planted.word)}&c=${planted.id}`);
  const title = conversationPane(page).getByRole("heading", { level: 1 });
  await expect(title).toHaveText(planted.subject);
  await expect(conversationPane(page).getByRole("textbox", { name: /^Reply to/ })).toBeVisible();
  await awake(page);
  expect(await tabWalk(page, 60)).toBeLessThanOrEqual(60);

  const palette = page.getByRole("combobox", { name: "Commands" });
  const options = page.getByRole("dialog", { name: "Commands" }).getByRole("option");
  await press(page, "Control+k");
  await palette.fill("priya");
  await expect(options.first()).toContainText("Assign to Priya Raman");
  await press(page, "Enter");
  await expectChanges(workspace, planted, [{ body: { message_type: "assignment" } }]);
  await expectFocusKept(page);

  await press(page, "Control+k");
  await palette.fill(planted.word);
  await options.filter({ hasText: "Conversations of Nora Field" }).click();
  await expect(page).toHaveURL(/contact:[0-9a-f]{24}/);
  await expect(rows(page)).toHaveCount(1);
  await expectFocusKept(page);

  await press(page, "Control+k");
  await palette.fill(`https://app.intercom.com/a/inbox/x/inbox/all/conversations/${planted.id}`);
  await press(page, "Enter");
  await expect(title).toHaveText(planted.subject);
});

test("an action that comes without a key has the one that it is given, until another takes it over", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("owner");
  const give = async (title: string, key: string, said: string) => {
    await page.goto("/settings");
    await page.getByText("All keys, to be changed").click();
    await page.getByRole("button", { name: `${title}: no key. Change` }).click();
    await press(page, key);
    await expect(page.getByText(said)).toBeVisible();
    const done = kept(page);
    await press(page, "Enter");
    await done;
  };
  const pane = conversationPane(page);
  const title = pane.getByRole("heading", { level: 1 });
  try {
    await give("Set an attribute", "y", "y is free.");
    await give("Rename", "Shift+X", "Shift x is free.");
    await page.goto(listOf(planted.word));
    await awake(page);
    await press(page, "j", "y");
    await expect(page.getByRole("button", { name: "Attributes" })).toBeFocused();
    await expect(title).toHaveText(planted.subject);

    await expect(pane.getByRole("textbox", { name: /^Reply to/ })).toBeVisible();
    await press(page, "Shift+X");
    await expect(pane.getByRole("textbox", { name: "Title" })).toBeFocused();
    await page.keyboard.type(`X ${planted.word}`);
    await press(page, "Enter");
    await expect(title).toHaveText(`X ${planted.word}`);
    await expectChanges(workspace, planted, [{ body: { title: `X ${planted.word}` } }]);

    await pane.getByRole("button", { name: "More actions" }).click();
    await expect(page.getByRole("menuitem", { name: "Rename" })).toContainText("Shift x");
    await press(page, "Escape", "Control+k");
    await page.getByRole("combobox", { name: "Commands" }).fill("rename");
    await expect(page.getByRole("option", { name: "Rename", exact: true })).toContainText("Shift x");

    await give("Delete", "Shift+X", "Shift x clashes with “Rename”, which would have no key then.");
    await expect(page.getByRole("button", { name: "Rename: no key. Change" })).toBeVisible();
    await page.goto(`${listOf(planted.word)}&c=${planted.id}`);
    await awake(page);
    await press(page, "Shift+X");
    const asked = page.getByRole("dialog", { name: "Delete the conversation" });
    await expect(asked.getByRole("textbox")).toBeFocused();
    await press(page, "Enter");
    await expect(asked).toContainText("Type the word delete, or cancel.");
    await press(page, "Escape");
    await expect(asked).toBeHidden();
    await expectChanges(workspace, planted, [{ body: { title: `X ${planted.word}` } }]);
  } finally {
    await asItCame(page);
  }
});
