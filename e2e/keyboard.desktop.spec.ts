import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import {
  awake,
  changes,
  closeAnyway,
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
  await awake(page);

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
  await closeAnyway(page);
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

test("letters that are typed into a reply are text, not commands", async ({ page, workspace, sessionOf }) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await page.goto(`${listOf(planted.word)}&c=${planted.id}`);
  const field = conversationPane(page).getByRole("textbox", { name: /^Reply to/ });
  await expect(field).toBeVisible();
  await awake(page);
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

test("? shows every key, and the palette does what it names", async ({ page, workspace, sessionOf }) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await page.goto(`${listOf(planted.word)}&c=${planted.id}`);
  await expect(conversationPane(page).getByRole("heading", { level: 1 })).toHaveText(planted.subject);
  await awake(page);
  await press(page, "?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toContainText("Assign to me");
  await expect(sheet).toContainText("Waiting longest");
  await press(page, "e");
  const find = sheet.getByRole("searchbox", { name: "Find a key" });
  await expect(find).toHaveValue("e");
  await press(page, "Escape");
  await expect(find).toHaveValue("");
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
  await closeAnyway(page);
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(conversationPane(page).getByText("Closed", { exact: true })).toBeVisible();
  await expectChanges(workspace, planted, [{ body: { message_type: "close" } }]);
});

test("r and n on a marked row open it, ready to write", async ({ page, workspace, sessionOf }) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await page.goto(listOf(planted.word));
  await expect(rowOf(page, planted)).toBeVisible();
  await awake(page);
  await press(page, "j", "r");
  await expect(conversationPane(page).getByRole("textbox", { name: /^Reply to/ })).toBeFocused();
  await page.keyboard.type("Hello");
  await press(page, "Escape", "u");
  await expect(page.getByText("No conversation is open")).toBeVisible();
  await press(page, "n");
  await expect(conversationPane(page).getByRole("textbox", { name: "Note for the team" })).toBeFocused();
  await expectChanges(workspace, planted, []);
});

test("the row that one stands on and the next are read ahead, once each, and then open without asking", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const now = Math.floor(Date.now() / 1000);
  const at = (nth: number) =>
    plant(workspace, { subject: `Ahead ${nth} ${word}`, waiting_since: now - 9000 + nth }, word);
  const planted = [await at(1), await at(2), await at(3)] as const;
  const reads = async () =>
    (await workspace.ledger())
      .filter(({ method, pattern }) => method === "GET" && pattern === "/conversations/:id")
      .flatMap(({ path }) => planted.filter(({ id }) => path.startsWith(`/conversations/${id}`)))
      .map(({ subject }) => subject.slice(0, 7))
      .toSorted();
  await sessionOf("agent");
  await page.goto(listOf(word));
  await expect(rows(page)).toHaveCount(3);
  await awake(page);
  await press(page, "j");
  await expect.poll(reads).toEqual(["Ahead 1", "Ahead 2"]);
  await press(page, "o");
  const title = conversationPane(page).getByRole("heading", { level: 1 });
  await expect(title).toHaveText(planted[0].subject);
  await press(page, "j");
  await expect(title).toHaveText(planted[1].subject);
  await expect.poll(reads).toEqual(["Ahead 1", "Ahead 2", "Ahead 3"]);
});

test("the palette offers every action that changes something, and every place", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const open = await plant(workspace, { tags: ["billing"] });
  const closed = await plant(workspace, { state: "closed" });
  await sessionOf("agent");
  const offered = async (planted: { readonly id: string; readonly subject: string }) => {
    await page.goto(`/conversations/${planted.id}`);
    await expect(conversationPane(page).getByRole("heading", { level: 1 })).toHaveText(planted.subject);
    await press(page, "Control+k");
    const options = page.getByRole("dialog", { name: "Commands" }).getByRole("option");
    // The marked one is drawn first, all others with the next frame.
    await expect(options.nth(1)).toBeVisible();
    const labels = await options.locator("bdi").allTextContents();
    await press(page, "Escape");
    return labels;
  };
  const always = ["Assign", "Assign to me", "Tag", "Reply", "Add note", "Convert to ticket"];
  const places = [
    "Queue",
    "Settings",
    "Mine",
    "Unassigned",
    "My teams",
    "Waiting longest",
    "All open",
    "Billing",
  ];
  const forOpen = await offered(open);
  expect(forOpen).toEqual(
    expect.arrayContaining([...always, "Close", "Remove tag", "Mark unread", ...places]),
  );
  expect(forOpen).not.toContain("Open again");
  const forClosed = await offered(closed);
  expect(forClosed).toEqual(expect.arrayContaining([...always, "Open again", "Mark unread", ...places]));
  expect(forClosed).not.toContain("Close");
  expect(forClosed).not.toContain("Remove tag");
});

test("each action of the palette starts what it names", async ({ page, workspace, sessionOf }) => {
  const planted = await plant(workspace, { tags: ["billing"] });
  await sessionOf("agent");
  await page.goto(`/conversations/${planted.id}`);
  const pane = conversationPane(page);
  await expect(pane.getByRole("textbox", { name: /^Reply to/ })).toBeVisible();
  const pick = async (name: string) => {
    await press(page, "Control+k");
    await page.getByRole("combobox", { name: "Commands" }).fill(name);
    await page
      .getByRole("dialog", { name: "Commands" })
      .getByRole("option")
      .getByText(name, { exact: true })
      .click();
  };
  for (const [name, dialog] of [
    ["Assign", "Assign"],
    ["Tag", "Tag"],
    ["Remove tag", "Tag"],
    ["Convert to ticket", "Convert to a ticket"],
  ] as const) {
    await pick(name);
    await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
    await press(page, "Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await pick("Add note");
  await expect(pane.getByRole("textbox", { name: "Note for the team" })).toBeFocused();
  await pick("Reply");
  await expect(pane.getByRole("textbox", { name: /^Reply to/ })).toBeFocused();
  await expectChanges(workspace, planted, []);
  const done = [
    { body: { message_type: "assignment", assignee_id: teammates.agent.id } },
    { body: { read: false } },
    { body: { read: true } },
    { body: { message_type: "close" } },
    { body: { message_type: "open" } },
  ];
  for (const [index, name] of ["Assign to me", "Mark unread", "Mark read", "Close", "Open again"].entries()) {
    await pick(name);
    if (name === "Close") await closeAnyway(page);
    await expectChanges(workspace, planted, done.slice(0, index + 1));
  }
  await pick("Closed today");
  await expect(page).toHaveURL(/\/queue\/closed-today$/);
});
