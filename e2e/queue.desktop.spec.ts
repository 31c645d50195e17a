import type { Page } from "@playwright/test";
import { expect, test, type Workspace } from "./fixtures";
import { rows, teammates } from "./story";

const matching = async (workspace: Workspace, ...value: readonly object[]): Promise<number> => {
  const answer = await fetch(`${workspace.url}/conversations/search`, {
    method: "POST",
    headers: { authorization: "Bearer demo-token", "content-type": "application/json" },
    body: JSON.stringify({ query: { operator: "AND", value }, pagination: { per_page: 1 } }),
  });
  const { total_count: total }: { readonly total_count: number } = await answer.json();
  return total;
};

const state = (value: string) => ({ field: "state", operator: "=", value });

const view = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: new RegExp(`^${name}`) });

test("each view shows its own conversations, and as many as Intercom says", async ({
  page,
  workspace,
  signInAs,
}) => {
  const totals = new Map([
    ["All open", await matching(workspace, state("open"))],
    ["Snoozed", await matching(workspace, state("snoozed"))],
    [
      "Unassigned",
      await matching(workspace, state("open"), { field: "admin_assignee_id", operator: "=", value: 0 }),
    ],
    [
      "Mine",
      await matching(workspace, state("open"), {
        field: "admin_assignee_id",
        operator: "=",
        value: teammates.agent.id,
      }),
    ],
  ]);
  await signInAs("agent");
  for (const [name, total] of totals) {
    expect(total, name).toBeGreaterThan(0);
    await view(page, name).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(view(page, name)).toHaveAttribute("aria-current", "page");
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText(`${total} match`, { exact: true })).toBeVisible();
    await expect(rows(page).first()).toHaveAttribute("aria-setsize", String(total));
  }
  await view(page, "Snoozed").click();
  await expect(rows(page).first()).toContainText("Snoozed");
  for (const row of await rows(page).all()) await expect(row).toContainText("Snoozed");
  await view(page, "Closed today").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Closed today");
  for (const row of await rows(page).all()) await expect(row).toContainText("Closed");
});
