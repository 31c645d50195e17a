import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { closed } from "./closed";
import { begun, expect, test } from "./fixtures";
import { messages } from "./story";

const line = (page: Page) => page.getByRole("combobox", { name: "Query" });
const rows = (page: Page) => page.getByRole("main").getByRole("listitem");

/** As one writes who goes into the line first, and then puts something else in its place. */
const ask = async (page: Page, words: string) => {
  await line(page).focus();
  await line(page).press("ControlOrMeta+a");
  await line(page).pressSequentially(words);
  await expect(line(page)).toHaveValue(words);
  await line(page).press("Enter");
};

const goTo = async (page: Page, q: string) => {
  await page.goto(`/journal?q=${encodeURIComponent(q)}`);
  await expect(page.getByRole("heading", { level: 1, name: "Journal" })).toBeVisible();
  await begun(page);
};

test("what was done is found by a query, opened, taken back, and found again by what took it back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  await sessionOf("agent");
  const planted = await closed(page, workspace);

  await goTo(page, "");
  await expect(page.getByText(/^What you did through Switchyard/)).toBeVisible();
  await ask(page, `action:close conversation:${planted.id}`);
  await expect(page).toHaveURL(new RegExp(`action%3Aclose\\+conversation%3A${planted.id}$`));
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).getByRole("link", { name: `Closed “${planted.subject}”` })).toBeVisible();

  await page.getByRole("button", { name: /^Details: Closed/ }).click();
  const changed = page.getByRole("definition").filter({ hasText: "closed" });
  await expect(changed).toHaveText(/^open.*became closed$/);
  await page.getByRole("button", { name: /^Undo: Closed/ }).click();
  await expect(messages(page)).toContainText("Taken back: Closed");
  await expect(rows(page)).toContainText("Taken back");
  await expectAccessible(page, "journal with a row opened");

  await page.getByRole("link", { name: "What was done later" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).getByRole("link", { name: /^Taken back:/ })).toBeVisible();
  await page.getByRole("button", { name: /^Details: Taken back/ }).click();
  await page.getByRole("link", { name: "What was done before" }).click();
  await expect(rows(page).getByRole("link", { name: /^Closed/ })).toBeVisible();
  await page.goBack();
  await expect(rows(page).getByRole("link", { name: /^Taken back:/ })).toBeVisible();
  await page.reload();
  await expect(rows(page).getByRole("link", { name: /^Taken back:/ })).toBeVisible();
  await expect(line(page)).toHaveValue(new RegExp(`^conversation:${planted.id} id:`));
});

test("a query with a mistake says where and what may have been meant, and nothing is asked before that", async ({
  page,
  sessionOf,
}) => {
  await sessionOf("lead");
  await goTo(page, "by:me");
  await expect(page.getByText(/^What everybody did through Switchyard/)).toBeVisible();
  await ask(page, "action:clsoe outcome:done");
  await expect(page.getByText("Action is never “clsoe”. Did you mean “close”?")).toBeVisible();
  await expect(page).toHaveURL(/q=by%3Ame$/);
  await page.getByRole("button", { name: "Use close" }).click();
  await expect(line(page)).toHaveValue("action:close outcome:done");
  await line(page).press("Enter");
  await expect(page).toHaveURL(/q=action%3Aclose\+outcome%3Adone$/);
});

test("an address that asks for what there is not is told from an empty journal, and from a query that cannot be read", async ({
  page,
  sessionOf,
}) => {
  await sessionOf("lead");
  await goTo(page, "nobodyeverwrotethis");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await expectAccessible(page, "journal without a match");
  await goTo(page, "by:nobodyiscalledthis");
  const alert = page.getByRole("alert").filter({ hasText: "The query cannot be read" });
  await expect(alert).toContainText("No member is called “nobodyiscalledthis”.");
  await expectAccessible(page, "journal that cannot read its query");
});

test("the file has what the query shows, and old addresses lead to the query", async ({
  page,
  workspace,
  sessionOf,
}) => {
  await sessionOf("agent");
  const planted = await closed(page, workspace);
  await page.goto(`/journal?conversation=${planted.id}`);
  await expect(page).toHaveURL(new RegExp(`/journal\\?q=conversation:${planted.id}$`));
  await expect(rows(page).first()).toContainText("Closed");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Save as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^switchyard-journal-\d{4}-\d\d-\d\d\.csv$/);
  const shown = await rows(page).count();
  const text = await (await download.createReadStream()).toArray();
  expect(Buffer.concat(text).toString().trim().split("\r\n")).toHaveLength(shown + 1);
});
