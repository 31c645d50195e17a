import { expect, test } from "./fixtures";
import { choose, expectChanges, openConversation, plant, teammates, uniqueWord } from "./story";

test("a tag is put on from the list and taken off by its chip", async ({ page, workspace, signInAs }) => {
  await signInAs("agent");
  const known: { readonly tags: readonly { readonly id: string; readonly name: string }[] } = await (
    await page.request.get("/api/workspace")
  ).json();
  const { id, name: tag } = known.tags[0] ?? { id: "", name: "" };
  const planted = await plant(workspace);
  const pane = await openConversation(page, planted);
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await choose(page, "Tag", tag, tag);
  const chip = pane.getByRole("list", { name: "Tags" }).getByText(tag, { exact: true });
  await expect(chip).toBeVisible();
  await expectChanges(workspace, planted, [
    {
      method: "POST",
      path: `/conversations/${planted.id}/tags`,
      body: { id, admin_id: teammates.agent.id },
      status: 200,
    },
  ]);
  await pane.getByRole("button", { name: `Remove ${tag}` }).click();
  await expect(chip).toBeHidden();
  await expectChanges(workspace, planted, [
    { method: "POST" },
    { method: "DELETE", body: { admin_id: teammates.agent.id }, status: 200 },
  ]);
  await page.reload();
  await expect(pane.getByRole("button", { name: "Add a tag" })).toBeVisible();
  await expect(chip).toBeHidden();
});

test("a new tag is created once, shown at once, and found for the next conversation", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const tag = `fresh ${uniqueWord()}`;
  const first = await plant(workspace);
  const second = await plant(workspace);
  await sessionOf("agent");
  let pane = await openConversation(page, first);
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await choose(page, "Tag", tag, `Create the tag “${tag}”`);
  await expect(pane.getByRole("list", { name: "Tags" }).getByText(tag, { exact: true })).toBeVisible();
  await expectChanges(workspace, first, [{ method: "POST", path: `/conversations/${first.id}/tags` }]);
  const created = (await workspace.ledger()).filter(
    (entry) => entry.method === "POST" && entry.path === "/tags",
  );
  expect(
    created.filter((entry) => JSON.stringify(entry.body) === JSON.stringify({ name: tag })),
  ).toHaveLength(1);

  pane = await openConversation(page, second);
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Tag" });
  await dialog.getByRole("combobox").fill(tag);
  await expect(dialog.getByRole("option")).toHaveCount(1);
  await choose(page, "Tag", tag, new RegExp(`^${tag}`));
  await expect(pane.getByRole("list", { name: "Tags" }).getByText(tag, { exact: true })).toBeVisible();
  await expectChanges(workspace, second, [{ method: "POST", path: `/conversations/${second.id}/tags` }]);
});
