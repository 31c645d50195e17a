import { expect, test } from "./fixtures";
import { messages, uniqueWord } from "./story";

test("views are reached, put in order, unpinned and deleted by thumb", async ({ page, sessionOf }) => {
  const word = uniqueWord();
  await sessionOf("agent");
  await page.goto("/views");
  for (const name of [`first ${word}`, `second ${word}`]) {
    await page.getByRole("button", { name: "New view" }).tap();
    const form = page.getByRole("dialog", { name: "Save as a view" });
    await form.getByRole("textbox", { name: /^Name/ }).fill(name);
    await form.getByRole("textbox", { name: "Query" }).fill(`subject:~${word}`);
    await form.getByRole("button", { name: "Save view" }).tap();
    await expect(page.getByRole("button", { name: `View: ${name}` })).toBeVisible();
    await page.getByRole("button", { name: `View: ${name}` }).tap();
    await page.getByRole("menuitem", { name: "All views…" }).tap();
  }
  const names = page.getByRole("region", { name: "Saved" }).getByRole("link").filter({ hasText: word });
  await expect(names).toHaveText([`first ${word}`, `second ${word}`]);
  await page.getByRole("button", { name: `More for “second ${word}”` }).tap();
  await page.getByRole("menuitem", { name: "Move up" }).tap();
  await expect(names).toHaveText([`second ${word}`, `first ${word}`]);
  await page.getByRole("button", { name: `Take “first ${word}” out of my list` }).tap();
  await expect(page.getByRole("button", { name: `Put “first ${word}” into my list` })).toBeVisible();
  await page.getByRole("button", { name: `More for “second ${word}”` }).tap();
  await page.getByRole("menuitem", { name: "Delete" }).tap();
  await expect(names).toHaveText([`first ${word}`]);
  await messages(page).getByRole("button", { name: "Undo" }).tap();
  await expect(names).toHaveText([`second ${word}`, `first ${word}`]);
  await names.first().tap();
  await page.getByRole("button", { name: `View: second ${word}` }).tap();
  const menu = page.getByRole("menu", { name: "Views" });
  await expect(menu.getByRole("menuitemradio", { name: new RegExp(`second ${word}`) })).toBeVisible();
  await expect(menu.getByRole("menuitemradio", { name: new RegExp(`first ${word}`) })).toHaveCount(0);
});
