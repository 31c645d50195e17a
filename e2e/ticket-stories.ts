import type { TicketActionKind } from "@/lib/actions/ticket-input";
import { type ActionStory, type Asked, confirm, type Scene } from "./acting";
import { expect } from "./fixtures";
import type { HeldStory } from "./saying";
import { choose, closeAnyway, teammates } from "./story";
import { ticketPane } from "./ticket-story";

type Story = ActionStory<TicketActionKind>;
type Held = HeldStory<TicketActionKind>;

const update = "PUT /tickets/:id";

const put = ({ planted }: Scene, body: Asked): Asked => ({
  method: "PUT",
  path: `/tickets/${planted.id}`,
  body,
});
const header = ({ page }: Scene) => ticketPane(page).locator("header");
const tags = (scene: Scene) => header(scene).getByRole("list", { name: "Tags" });
const standing = (scene: Scene) =>
  header(scene)
    .locator(".facts")
    .getByText(/^(Open|Snoozed|Closed)(?! the)/);
const stateMenu = (scene: Scene) => header(scene).getByRole("button", { name: /^State: / });
const linked = ({ page }: Scene) =>
  page.getByRole("region", { name: "Linked conversations" }).filter({ visible: true });
const details = async ({ page }: Scene) => {
  const fold = ticketPane(page).getByRole("button", { name: "Fields and details" });
  if ((await fold.isVisible()) && (await fold.getAttribute("aria-expanded")) === "false") await fold.click();
};

const tagged = ({ planted }: Scene): Asked => ({ method: "POST", path: `/tickets/${planted.id}/tags` });
const untagged = ({ planted }: Scene): Asked => ({
  method: "DELETE",
  path: expect.stringContaining(`/tickets/${planted.id}/tags/`),
});

const close: Story = {
  kind: "close",
  label: "Close",
  match: update,
  // Its type requires what it does not have.
  fill: ({ page }) => closeAnyway(page),
  asks: (scene) => [put(scene, { open: false })],
  back: (scene) => [put(scene, { open: true })],
  says: /^Closed “/,
  shows: standing,
};

const share: Story = {
  kind: "share",
  label: "Stop sharing with the customer",
  match: update,
  asks: (scene) => [put(scene, { is_shared: false })],
  back: (scene) => [put(scene, { is_shared: true })],
  says: /^The customer sees “.* no more/,
  shows: (scene) => header(scene).getByText(/^(The customer sees it|Not shared with the customer)$/),
};

const snooze: Story = {
  kind: "snooze",
  label: "Snooze",
  match: update,
  fill: async ({ page }) => {
    const list = page.getByRole("dialog", { name: "Snooze" });
    await list.getByRole("combobox").fill("3h");
    await list.getByRole("option", { name: /^Until/ }).click();
  },
  asks: (scene) => [put(scene, { snoozed_until: expect.any(Number) })],
  back: (scene) => [put(scene, { open: true })],
  says: /^Snoozed “/,
  shows: standing,
};

const assign: Story = {
  kind: "assign",
  label: "Assign",
  match: update,
  fill: ({ page }) => choose(page, "Assign", "Priya", /^Priya Raman/),
  asks: (scene) => [put(scene, { assignee_id: teammates.other.id })],
  back: (scene) => [put(scene, { assignee_id: "0" })],
  says: /^Assigned “.* to .*Priya Raman/,
  shows: header,
};

const tag: Story = {
  kind: "tag",
  label: "Tag",
  match: "POST /tickets/:id/tags",
  fill: ({ page }) => choose(page, "Tag", "vip", /^vip/),
  asks: (scene) => [tagged(scene)],
  back: (scene) => [untagged(scene)],
  says: /^Tagged “.* “.*vip/,
  shows: tags,
};

const untag: Story = {
  kind: "untag",
  label: "Remove billing",
  match: "DELETE /tickets/:id/tags/:tag_id",
  begin: (scene) => tags(scene).getByRole("button", { name: "Remove billing" }).click(),
  asks: (scene) => [untagged(scene)],
  back: (scene) => [tagged(scene)],
  says: /^Removed “.*billing/,
  shows: tags,
};

const attribute: Story = {
  kind: "attribute",
  label: "Affected users",
  match: update,
  begin: async (scene) => {
    await details(scene);
    await ticketPane(scene.page).getByRole("button", { name: "Change Affected users" }).click();
  },
  fill: async ({ page }) => {
    const field = ticketPane(page).getByRole("textbox", { name: "Affected users" });
    await field.fill("12");
    await field.press("Enter");
  },
  field: ({ page }) => ticketPane(page).getByRole("textbox", { name: "Affected users" }),
  asks: (scene) => [put(scene, { ticket_attributes: { "Affected users": 12 } })],
  back: (scene) => [put(scene, { ticket_attributes: { "Affected users": 4 } })],
  says: /^Changed .*Affected users/,
  shows: null,
};

/** By the buttons and the menu in the header, and where a thing stands. */
export const ticketByButton: readonly Story[] = [close, share, assign, untag, attribute];

const state: Story = {
  kind: "state",
  label: "Change state",
  match: update,
  fill: async ({ page }) => page.getByRole("menuitemradio", { name: "In progress" }).click(),
  asks: (scene) => [put(scene, { ticket_state_id: expect.any(String) })],
  back: (scene) => [put(scene, { ticket_state_id: expect.any(String) })],
  says: /is now “In progress”/,
  shows: stateMenu,
};

export const ticketByPalette: readonly Story[] = [state, snooze, tag];

const reply = ({ planted }: Scene, body: Asked): Asked => ({
  method: "POST",
  path: `/tickets/${planted.id}/reply`,
  body,
});
const inNote = ({ page }: Scene) => ticketPane(page).getByRole("textbox", { name: "Note for the team" });
const inReply = ({ page }: Scene) => ticketPane(page).getByRole("textbox", { name: /^Reply to/ });

export const ticketHeld: readonly Held[] = [
  {
    kind: "note",
    label: "Add note",
    match: "POST /tickets/:id/reply",
    send: async (scene, words) => {
      await inNote(scene).fill(words);
      await inNote(scene).press("Control+Enter");
    },
    field: inNote,
    asks: (scene, words) => [reply(scene, { message_type: "note", body: `<p>${words}</p>` })],
  },
  {
    kind: "reply",
    label: "Reply",
    match: "POST /tickets/:id/reply",
    send: async (scene, words) => {
      await inReply(scene).fill(words);
      await inReply(scene).press("Control+Enter");
    },
    field: inReply,
    asks: (scene, words) => [reply(scene, { message_type: "comment", body: `<p>${words}</p>` })],
  },
];

const open: Story = {
  kind: "open",
  label: "Open again",
  match: update,
  asks: (scene) => [put(scene, { open: true })],
  back: (scene) => [put(scene, { open: false })],
  says: /^Opened “/,
  shows: standing,
};

const isLinked = ({ planted }: Scene): Asked => ({
  method: "POST",
  path: `/tickets/${planted.id}/linked_conversations`,
  body: { conversation_id: expect.anything() },
});

const link: Story = {
  kind: "link",
  label: "Link a conversation",
  match: "POST /tickets/:id/linked_conversations",
  fill: async ({ page, other, scan }) => {
    const form = page.getByRole("dialog", { name: "Link a conversation" });
    await form.getByRole("button", { name: "Link", exact: true }).click();
    await expect(form.getByLabel("Conversation")).toHaveAccessibleDescription(
      /Give the number or the address of a conversation\./,
    );
    await scan("Link a conversation");
    await form.getByLabel("Conversation").fill(`https://desk.test/conversations/${other.id}`);
    await form.getByRole("button", { name: "Link", exact: true }).click();
    await expect(form).toHaveCount(0);
  },
  asks: (scene) => [isLinked(scene)],
  back: ({ planted, other }) => [
    { method: "DELETE", path: `/tickets/${planted.id}/linked_conversations/${other.id}` },
  ],
  says: /^Linked a conversation with “/,
  shows: null,
};

const unlink: Story = {
  kind: "unlink",
  label: "Unlink",
  match: "DELETE /tickets/:id/linked_conversations/:conversation_id",
  prepare: details,
  begin: (scene) =>
    linked(scene)
      .getByRole("button", { name: /^Unlink conversation \d+$/ })
      .click(),
  asks: ({ planted }) => [
    { method: "DELETE", path: expect.stringContaining(`/tickets/${planted.id}/linked_conversations/`) },
  ],
  back: (scene) => [isLinked(scene)],
  says: /^Unlinked a conversation from “/,
  shows: linked,
};

const deleteIt: Story = {
  kind: "delete",
  label: "Delete",
  match: "DELETE /tickets/:id",
  fill: (scene) => confirm(scene, "Delete the ticket", "delete", "Delete"),
  asks: ({ planted }) => [{ method: "DELETE", path: `/tickets/${planted.id}` }],
  back: null,
  says: /^Deleted “/,
  shows: null,
};

/** By the bar of a phone and its menu; a tracker, which is closed. */
export const ticketByBar: readonly Story[] = [open, unlink, link, deleteIt];
