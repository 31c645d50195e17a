import { closed } from "./closed";
import { begun, expect, test } from "./fixtures";
import { act, messages } from "./story";

test("the journal is asked, read, opened and taken back from by keyboard alone", async ({
  page,
  workspace,
  sessionOf,
}) => {
  await sessionOf("agent");
  const first = await closed(page, workspace);
  const second = await closed(page, workspace);
  await page.keyboard.press("g");
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1, name: "Journal" })).toBeVisible();
  await begun(page);
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "Query" })).toBeFocused();
  await page.keyboard.type("by:m");
  await expect(page.getByRole("option", { name: /^me/ })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.type(`action:close conversation:${first.id},${second.id}`);
  await page.keyboard.press("Enter");
  const rows = page.getByRole("main").getByRole("listitem");
  await expect(rows).toHaveCount(2);
  const details = page.getByRole("button", { name: /^Details: Closed/ });
  await page.keyboard.press("j");
  await expect(details.first()).toBeFocused();
  await page.keyboard.press("j");
  await expect(details.last()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("term").filter({ hasText: "State" })).toBeVisible();
  await page.keyboard.press("z");
  await expect(messages(page)).toContainText(`Taken back: Closed “${first.subject}”`);
  await expect(rows.last()).toContainText("Taken back");
  // What was taken back cannot be taken back again: the key says so, and takes nothing else back instead.
  await page.keyboard.press("z");
  await expect(messages(page).getByText("Taken back", { exact: true })).toBeVisible();
  await page.keyboard.press("k");
  await expect(details.first()).toBeFocused();
  await page.keyboard.press("o");
  await expect(page).toHaveURL(new RegExp(`/conversations/${second.id}$`));
  await page.goBack();
  await expect(rows).toHaveCount(2);
});

test("what others do meanwhile waits above the rows until it is asked for", async ({
  page,
  workspace,
  sessionOf,
}) => {
  await sessionOf("agent");
  const planted = await closed(page, workspace);
  const reading = await page.context().newPage();
  await reading.goto(`/journal?q=conversation:${planted.id}`);
  const rows = reading.getByRole("main").getByRole("listitem");
  await expect(rows.first()).toContainText("Closed");
  const before = await rows.count();
  await act(page, "Open again");
  const more = reading.getByRole("button", { name: /^\d+ new/ });
  await expect(more).toBeVisible({ timeout: 40_000 });
  await expect(rows).toHaveCount(before);
  await reading.bringToFront();
  await reading.keyboard.press(".");
  await expect(rows.first()).toContainText("Opened");
  await expect(more).toBeHidden();
});
