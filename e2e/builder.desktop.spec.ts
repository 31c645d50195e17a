import type { Locator, Page } from "@playwright/test";
import { problems } from "./axe";
import { expect, test } from "./fixtures";
import { awake, enterLine, listOf, plant, rowOf, rows, uniqueWord } from "./story";

const builder = (page: Page): Locator => page.getByRole("dialog", { name: "Filter" });

const addressed = (page: Page): string => new URL(page.url()).searchParams.get("q") ?? "";

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Presses Tab until this has the focus; fails when a whole round does not reach it. */
const tabTo = async (page: Page, target: Locator) => {
  for (let step = 0; step < 40; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
};

/** Opens the list of a button that has the focus, and takes the first that fits. */
const takeField = async (page: Page, typed: string) => {
  await press(page, "Enter");
  await expect(page.getByRole("combobox", { name: "Field" })).toBeFocused();
  await page.keyboard.type(typed);
  await press(page, "Enter");
};

test("a nested query by keyboard alone: add, group, move, take out and back, apply", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const unread = await plant(workspace, { subject: `Unread ${word}`, read: false }, word);
  const urgent = await plant(workspace, { subject: `Urgent ${word}`, priority: "high" }, word);
  const neither = await plant(workspace, { subject: `Neither ${word}` }, word);
  await sessionOf("agent");
  await page.goto(`/queue?q=${encodeURIComponent("state:open")}`);
  await awake(page);
  await press(page, "f");
  const filter = builder(page);
  const add = filter.getByRole("button", { name: "Add a filter", exact: true });
  await expect(add).toBeFocused();

  await takeField(page, "subject");
  await expect(filter.getByRole("textbox", { name: "Subject" })).toBeFocused();
  await page.keyboard.type(word);
  await tabTo(page, filter.getByRole("button", { name: "Group", exact: true }));
  await press(page, "Enter");
  await expect(filter.getByRole("button", { name: "Add a filter to this group" })).toBeFocused();
  await takeField(page, "read");
  await press(page, "ArrowRight");
  await expect(filter.getByRole("group", { name: "Read is no" })).toBeVisible();
  await tabTo(page, filter.getByRole("button", { name: "Add a filter to this group" }));
  await takeField(page, "priority");
  await expect(filter).toContainText("Conversations that are open, with subject containing");
  await expect(filter).toContainText("read:no or priority:yes");

  // By its grip a row goes into the group and back; Esc puts it where it was and leaves the builder open.
  const grip = filter.getByRole("button", { name: `Move Subject contains “${word}”`, exact: true });
  await tabTo(page, grip);
  await press(page, "Space", "ArrowDown");
  await expect(filter).toContainText(`(subject:~${word} or read:no or priority:yes)`);
  await expect(grip).toBeFocused();
  await press(page, "Escape");
  await expect(filter).toContainText(`state:open subject:~${word} (read:no or priority:yes)`);
  await expect(grip).toBeFocused();

  const remove = filter.getByRole("button", { name: "Remove State is open" });
  await tabTo(page, remove);
  await press(page, "Enter");
  await expect(filter.getByRole("button", { name: "Undo: put State is open back" })).toBeFocused();
  await expect(filter).toContainText("Conversations with subject containing");
  await press(page, "z");
  await expect(remove).toBeVisible();

  await press(page, "Control+Enter");
  await expect(filter).toBeHidden();
  await expect.poll(() => addressed(page)).toBe(`state:open subject:~${word} (read:no or priority:yes)`);
  await expect(rows(page)).toHaveCount(2);
  await expect(rowOf(page, unread)).toBeVisible();
  await expect(rowOf(page, urgent)).toBeVisible();
  await expect(rowOf(page, neither)).toBeHidden();
});

test("by mouse: drag a row into a group, mend what the line could not read, count and copy the link", async ({
  page,
  context,
  workspace,
  sessionOf,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const word = uniqueWord();
  await plant(workspace, { read: false }, word);
  await sessionOf("agent");
  await page.goto(listOf(word, "(read:no or priority:yes)"));
  await awake(page);
  const line = await enterLine(page);
  await page.keyboard.type("stat:open ");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const filter = builder(page);
  const broken = filter.getByRole("textbox", { name: "Words that were not understood" });
  await expect(broken).toHaveValue("stat:open");
  await expect(filter.getByText("1 to mend")).toBeVisible();
  await filter.getByRole("button", { name: "Apply" }).click();
  await expect(filter.getByRole("button", { name: "Use State is open" })).toBeFocused();
  await filter.getByRole("button", { name: "Use State is open" }).click();
  await expect(broken).toBeHidden();
  await expect(filter.getByText("1 matches now")).toBeVisible();

  const grip = filter.getByRole("button", { name: "Move State is open", exact: true });
  const target = filter.getByRole("group", { name: "Priority is yes" });
  const [from, to] = await Promise.all([grip.boundingBox(), target.boundingBox()]);
  if (!from || !to) throw new Error("The rows are not drawn.");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + to.height / 2, { steps: 4 });
  await page.mouse.move(to.x + 10, to.y + 4, { steps: 3 });
  await page.mouse.up();
  await expect(filter).toContainText("(read:no or state:open or priority:yes)");

  await filter.getByRole("button", { name: "Copy link" }).click();
  await expect(filter.getByRole("button", { name: "Link copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(copied).searchParams.get("q")).toBe(
    `(read:no or state:open or priority:yes) subject:~${word}`,
  );

  // What is not applied waits in the line, and is there again when one comes back.
  await page.keyboard.press("Escape");
  await expect(filter).toBeHidden();
  await expect(line).toHaveValue(`(read:no or state:open or priority:yes) subject:~${word}`);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(filter.getByRole("group", { name: "State is open" })).toBeVisible();
});

test("the builder is accessible in both themes, and hostile words stay words", async ({
  page,
  sessionOf,
}) => {
  await sessionOf("agent");
  await page.goto(
    `/queue?q=${encodeURIComponent('state:open assignee:me,none waiting:>30m (tag:999999 or rating:2..4 or created:>2026-11-01) subject:~"x" priority:yes sla:missed')}`,
  );
  await page.evaluate(() => Object.assign(globalThis, { fired: 0 }));
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const filter = builder(page);
  const subject = filter.getByRole("textbox", { name: "Subject" });
  const hostile = '"><img src=x onerror="fired++"> \\" ) or (\u202e';
  await subject.fill(hostile);
  await expect(filter.getByRole("group", { name: `Subject contains “${hostile}”` })).toBeVisible();
  await expect(subject).toHaveValue(hostile);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await problems(page)).toEqual([]);
  }
  await subject.fill("x".repeat(5000));
  await expect(filter).toContainText("A query can have 2048 characters");
  await filter.getByRole("button", { name: "Apply" }).click();
  await expect(filter).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(globalThis, "fired"))).toBe(0);
});
