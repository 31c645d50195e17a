import { addByMail, added, assigned, dialog, header, pick, put, type Story, update } from "./act-parts";
import { expect } from "./fixtures";
import { messages } from "./story";

const untag: Story = {
  kind: "untag",
  label: "Remove tag",
  match: "DELETE /conversations/:id/tags/:tag_id",
  fill: (scene) => pick(scene, "Remove tag", "billing", /^billing/),
  asks: ({ planted }) => [
    { method: "DELETE", path: expect.stringContaining(`/conversations/${planted.id}/tags/`) },
  ],
  back: ({ planted }) => [{ method: "POST", path: `/conversations/${planted.id}/tags` }],
  says: /^Removed “billing” from/,
  shows: header,
};

const tag: Story = {
  kind: "tag",
  label: "Tag",
  match: "POST /conversations/:id/tags",
  fill: (scene) => pick(scene, "Tag", "vip", /^vip/),
  asks: ({ planted }) => [{ method: "POST", path: `/conversations/${planted.id}/tags` }],
  back: ({ planted }) => [
    { method: "DELETE", path: expect.stringContaining(`/conversations/${planted.id}/tags/`) },
  ],
  says: /^Tagged “.*vip/,
  shows: header,
};

const unread: Story = {
  kind: "unread",
  label: "Mark unread",
  match: update,
  asks: (scene) => [put(scene, { read: false })],
  back: (scene) => [put(scene, { read: true })],
  says: /^Marked unread/,
  shows: null,
};

const read: Story = {
  kind: "read",
  label: "Mark read",
  match: update,
  prepare: async ({ page }) => {
    await page.keyboard.press("Shift+U");
    await expect(messages(page)).toContainText("Marked unread");
  },
  asks: (scene) => [put(scene, { read: true })],
  back: (scene) => [put(scene, { read: false })],
  says: /^Marked read/,
  shows: null,
};

const addByExternalId: Story = {
  ...addByMail,
  fill: (scene) =>
    pick(
      scene,
      "Add a participant",
      scene.known.externalId,
      `The contact with the external id ${scene.known.externalId}`,
    ),
  asks: (scene) => [added(scene, { customer: { user_id: scene.known.externalId } })],
  says: /^Added .*ext-zq.* to/,
};

const runRules: Story = {
  kind: "run-rules",
  label: "Run assignment rules",
  match: "POST /conversations/:id/run_assignment_rules",
  asks: ({ planted }) => [{ method: "POST", path: `/conversations/${planted.id}/run_assignment_rules` }],
  back: (scene) => [assigned(scene, "team", "0")],
  says: /^Ran the assignment rules on/,
  shows: header,
};

const convert: Story = {
  kind: "convert",
  label: "Convert to ticket",
  match: "POST /conversations/:id/convert",
  fill: async (scene) => {
    const form = dialog(scene, "Convert to a ticket");
    await form.getByLabel("Severity").selectOption({ label: "Low" });
    await form.getByRole("button", { name: "Convert", exact: true }).click();
    // The form stays open where it failed.
    await messages(scene.page).getByRole("listitem").first().waitFor();
    if (await form.isVisible()) await scene.page.keyboard.press("Escape");
    await expect(form).toHaveCount(0);
  },
  asks: ({ planted }) => [{ method: "POST", path: `/conversations/${planted.id}/convert` }],
  back: null,
  says: /^Converted “.* to a ticket/,
  shows: header,
};

/** By the palette. */
export const byPalette: readonly Story[] = [untag, tag, unread, read, addByExternalId, runRules, convert];
