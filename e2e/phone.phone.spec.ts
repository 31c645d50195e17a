import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import {
  choose,
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

test.use({ viewport: { width: 390, height: 844 } });

const expectNothingSideways = async (page: Page, where: string) => {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    globalThis.innerWidth,
  ]);
  expect(window, where).toBe(390);
  expect(content, where).toBeLessThanOrEqual(390);
};

test("from the list to a ticket with a thumb, and nothing scrolls sideways", async ({
  page,
  workspace,
  signInAs,
}) => {
  const word = uniqueWord();
  const planted = await plant(
    workspace,
    {
      subject: `A long subject that does not fit a phone by far, whatever one does about it ${word}`,
      body: `<p>${"unbroken".repeat(30)}</p><table><tr>${"<td>wide cell</td>".repeat(20)}</tr></table>`,
    },
    word,
  );
  await signInAs("agent");
  await expect(rows(page).first()).toBeVisible();
  await expectNothingSideways(page, "queue");
  await page.goto(listOf(word));
  await rowOf(page, planted).click();
  const pane = conversationPane(page);
  await expect(pane.getByRole("textbox", { name: /^Reply to/ })).toBeVisible();
  await expectNothingSideways(page, "conversation");

  const bar = page.getByRole("toolbar", { name: "Actions" });
  for (const name of ["Close", "Assign", "Tag", "More"]) {
    const box = await bar.getByRole("button", { name, exact: true }).boundingBox();
    expect(box?.height, name).toBeGreaterThanOrEqual(44);
    expect(box?.width, name).toBeGreaterThanOrEqual(44);
  }

  await bar.getByRole("button", { name: "Assign" }).click();
  await expect(page.getByRole("dialog", { name: "Assign" })).toBeVisible();
  await expectNothingSideways(page, "assign");
  await choose(page, "Assign", "Priya", /^Priya Raman/);
  await expect(pane.getByText(teammates.other.name, { exact: true })).toBeVisible();

  await bar.getByRole("button", { name: "Tag" }).click();
  await expect(page.getByRole("dialog", { name: "Tag" })).toBeVisible();
  await expectNothingSideways(page, "tag");
  await choose(page, "Tag", `thumb ${word}`, /^Create the tag/);
  await expect(pane.getByRole("button", { name: `Remove thumb ${word}` })).toBeVisible();

  await bar.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Convert to ticket" }).click();
  const dialog = page.getByRole("dialog", { name: "Convert to a ticket" });
  await dialog.getByLabel("Severity").selectOption({ label: "Low" });
  await expectNothingSideways(page, "convert");
  await dialog.getByRole("button", { name: "Convert", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(pane.getByRole("link", { name: "Ticket", exact: true })).toBeVisible();

  await bar.getByRole("button", { name: "Close", exact: true }).click();
  await expect(messages(page)).toContainText("Closed");
  await expectChanges(workspace, planted, [
    { body: { message_type: "assignment", assignee_id: teammates.other.id } },
    { path: `/conversations/${planted.id}/tags` },
    { path: `/conversations/${planted.id}/convert` },
    { body: { message_type: "close" } },
  ]);
  await pane.getByRole("button", { name: "Back to the queue" }).click();
  await expect(pane).toBeHidden();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Me" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expectNothingSideways(page, "settings");
});
