import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import {
  closeAnyway,
  listOf,
  messages,
  openConversation,
  plant,
  rowOf,
  rows,
  teammates,
  uniqueWord,
} from "./story";

const view = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: new RegExp(`^${name}`) });

/** Reads the list anew and gives how many match, as the screen then says too. */
const refreshed = async (page: Page): Promise<number> => {
  const button = page.getByRole("button", { name: "Refresh" });
  // Pressed while the list is read it does nothing, and the pages after the first count as of when they were asked for.
  await expect(button).not.toHaveAttribute("aria-busy");
  const answered = page.waitForResponse((response) =>
    /\/api\/queue\?(?!.*cursor=).*fresh=1/.test(response.url()),
  );
  await button.click();
  const { total }: { readonly total: number } = await (await answered).json();
  await expect(page.getByText(`${total} match`, { exact: true })).toBeVisible();
  return total;
};

const now = Math.floor(Date.now() / 1000);
// As urgent as none before, so that it stands first where the longest wait does.
const urgent = { waiting_since: now - 10_000_000 };

const views = [
  { name: "Mine", fields: { ...urgent, admin_assignee_id: teammates.agent.id }, everyRow: /./ },
  { name: "Unassigned", fields: urgent, everyRow: /./ },
  { name: "Waiting longest", fields: urgent, everyRow: /Waiting/ },
  { name: "Snoozed", fields: { state: "snoozed", snoozed_until: now + 90_000 }, everyRow: /Snoozed/ },
  { name: "All open", fields: {}, everyRow: /^(?!.*(Closed|Snoozed))/ },
] as const;

for (const { name, fields, everyRow } of views) {
  test(`the view “${name}” shows its own conversations, and counts a new one`, async ({
    page,
    workspace,
    signInAs,
  }) => {
    await signInAs("agent");
    await view(page, name).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(view(page, name)).toHaveAttribute("aria-current", "page");
    const before = await refreshed(page);
    const planted = await plant(workspace, fields);
    expect(await refreshed(page)).toBe(before + 1);
    await expect(rowOf(page, planted)).toBeVisible();
    await expect(rows(page).first()).toHaveAttribute("aria-setsize", String(before + 1));
    for (const row of await rows(page).all()) await expect(row).toContainText(everyRow);
  });
}

test("the view “Closed today” shows what has just been closed", async ({ page, workspace, sessionOf }) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await openConversation(page, planted);
  await page.keyboard.press("e");
  await closeAnyway(page);
  await expect(messages(page)).toContainText(`Closed “${planted.subject}”`);
  await view(page, "Closed today").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Closed today");
  await expect(rowOf(page, planted)).toBeVisible();
  for (const row of await rows(page).all()) await expect(row).toContainText("Closed");
});

test("a long title from right to left is cut at its end and begins in sight, in the row and above the thread", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const title = `${"توقفت الطابعة عن العمل منذ أمس ".repeat(6)}${word}`;
  const planted = await plant(workspace, { subject: title }, word);
  await sessionOf("agent");
  await page.goto(`${listOf(word)}&c=${planted.id}`);
  const heading = page.getByRole("main", { name: "Conversation" }).getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(title.trim());
  const line = page.getByRole("option").getByText("توقفت").first();
  for (const at of [heading, line]) {
    // Where the first letter is drawn, and the box that cuts what does not fit.
    const [first, box] = await at.evaluate((element) => {
      const cut = element.closest('[dir="auto"]') ?? element;
      const text = document.createTreeWalker(cut, NodeFilter.SHOW_TEXT).nextNode();
      const range = document.createRange();
      if (text) range.setStart(text, 0);
      if (text) range.setEnd(text, 1);
      const [letter, frame] = [range.getBoundingClientRect(), cut.getBoundingClientRect()];
      return [letter.right, { left: frame.left, right: frame.right }] as const;
    });
    expect(first).toBeGreaterThan(box.left);
    expect(first).toBeLessThanOrEqual(box.right + 1);
  }
});
