import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { plant, query, rowOf } from "./story";

const strip = (page: Page) => page.getByRole("group", { name: "Changes to the view" });
const step = (page: Page, name: string) => strip(page).getByRole("button", { name, exact: true });

test("a changed view says so, keeps that over a reload, and is saved as, saved or reverted", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace, { priority: "high" });
  const { word } = planted;
  await sessionOf("agent");
  await page.goto("/queue/all-open");
  await query(page, `state:open subject:~${word}`);
  // It is among all that are open as well: the step says that they were narrowed down.
  await expect(step(page, "Save as")).toBeVisible();
  await expect(rowOf(page, planted)).toBeVisible();
  await page.reload();
  await expect(step(page, "Save as")).toBeVisible();
  await expect(step(page, "Save")).toBeHidden();
  await step(page, "Save as").click();
  const form = page.getByRole("dialog", { name: "Save as a view" });
  const name = form.getByRole("textbox", { name: /^Name/ });
  await form.getByRole("textbox", { name: "Query" }).fill("state:opn");
  await form.getByRole("button", { name: "Save view" }).click();
  await expect(name).toHaveAccessibleDescription("Give the view a name.");
  await expect(form.getByRole("textbox", { name: "Query" })).toHaveAccessibleDescription(/not “opn”/);
  await expect(form.getByRole("radio", { name: "Everyone" })).toHaveCount(0);
  await name.fill(word);
  await form.getByRole("textbox", { name: "Query" }).fill(`state:open subject:~${word}`);
  await form.getByRole("button", { name: "Save view" }).click();
  await expect(page).toHaveTitle(`${word} · Switchyard`);
  await expect(strip(page)).toBeHidden();
  const address = page.url();

  await query(page, `subject:~${word} priority:yes`);
  await expect(step(page, "Save")).toBeVisible();
  await page.goBack();
  await expect(strip(page)).toBeHidden();
  await page.goForward();
  await step(page, "Revert").click();
  await expect(page).toHaveURL(address);
  // The address changes before the page has followed it.
  await expect(strip(page)).toBeHidden();
  await query(page, `subject:~${word} priority:yes`);
  await step(page, "Save").click();
  await expect(strip(page)).toBeHidden();
  await page.goto("/queue/mine");
  await page.goto(address);
  await expect(page.getByRole("combobox", { name: "Query" })).toHaveValue(/priority:yes/);
  await expect(rowOf(page, planted)).toBeVisible();
});
