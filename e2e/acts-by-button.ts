import {
  addByMail,
  assigned,
  beside,
  dialog,
  header,
  manage,
  part,
  pick,
  put,
  redact,
  type Story,
  state,
  update,
} from "./act-parts";
import { expect } from "./fixtures";
import { closeAnyway, conversationPane, teammates } from "./story";

const close: Story = {
  kind: "close",
  label: "Close",
  match: manage,
  fill: async ({ page, scan }) => {
    await expect(page.getByRole("dialog", { name: "Before you close" })).toBeVisible();
    await scan("Before you close");
    await closeAnyway(page);
  },
  asks: (scene) => [part(scene, { message_type: "close" })],
  back: (scene) => [part(scene, { message_type: "open" })],
  says: /^Closed “/,
  shows: state,
};

const assignBoth: Story = {
  kind: "assign",
  label: "Assign",
  match: manage,
  fill: async (scene) => {
    const list = dialog(scene, "Assign");
    await list.getByRole("option", { name: "A team and a teammate …" }).click();
    await list.getByRole("option", { name: "Billing" }).click();
    await pick(scene, "Assign", "Priya", /^Priya Raman/);
  },
  asks: (scene) => [
    assigned(scene, "team", expect.stringMatching(/^\d{2,}$/)),
    assigned(scene, "admin", teammates.other.id),
  ],
  back: (scene) => [assigned(scene, "team", "0"), assigned(scene, "admin", "0")],
  says: /^Assigned “.* to .*Priya Raman.* and .*Billing/,
  shows: header,
};

const snoozeByDay: Story = {
  kind: "snooze",
  label: "Snooze",
  match: manage,
  fill: async (scene) => {
    const form = dialog(scene, "Snooze");
    await expect(form.getByRole("option").first()).toBeVisible();
    await scene.scan("Snooze");
    await form.getByRole("option", { name: "Pick a day and a time …" }).click();
    await form.getByLabel("Day").fill("2020-03-02");
    await form.getByRole("button", { name: "Snooze", exact: true }).click();
    await expect(form.getByLabel("Day")).toHaveAccessibleDescription(
      /That is over\. Give a time that is ahead\./,
    );
    await scene.scan("Snooze, a day");
    await form.getByLabel("Day").fill("2027-03-02");
    await form.getByLabel("Time").fill("10:00");
    await expect(form).toContainText(/Until .*2 Mar/);
    await form.getByRole("button", { name: "Snooze", exact: true }).click();
    await expect(form).toHaveCount(0);
  },
  asks: (scene) => [part(scene, { message_type: "snoozed", snoozed_until: expect.any(Number) })],
  back: (scene) => [part(scene, { message_type: "open" })],
  says: /^Snoozed “.* until .*2 Mar/,
  shows: state,
};

const priority: Story = {
  kind: "priority",
  label: "Make it a priority",
  match: update,
  asks: (scene) => [put(scene, { priority: "high" })],
  back: (scene) => [put(scene, { priority: "none" })],
  says: /^Made “.* a priority/,
  shows: header,
};

const rename: Story = {
  kind: "title",
  label: "Rename",
  match: update,
  fill: async ({ page, planted }) => {
    const field = conversationPane(page).getByRole("textbox", { name: "Title" });
    await field.fill(`Parcel ${planted.word}`);
    await field.press("Enter");
  },
  asks: (scene) => [put(scene, { title: `Parcel ${scene.planted.word}` })],
  back: (scene) => [put(scene, { title: scene.planted.subject })],
  says: /^Renamed to “Parcel/,
  shows: header,
};

const attribute: Story = {
  kind: "attribute",
  label: "Root cause",
  match: update,
  begin: (scene) =>
    beside(scene)
      .getByRole("button", { name: /^Root cause: .*, edit$/ })
      .click(),
  fill: async ({ page }) => {
    await page.getByRole("textbox", { name: "Root cause" }).fill("Expired certificate");
    await page.keyboard.press("ControlOrMeta+Enter");
  },
  asks: (scene) => [put(scene, { custom_attributes: { "Root cause": "Expired certificate" } })],
  back: (scene) => [put(scene, { custom_attributes: { "Root cause": "Unknown as yet" } })],
  says: /^Set .*Root cause.* of/,
  field: ({ page }) => page.getByRole("textbox", { name: "Root cause" }),
  keeps: "ControlOrMeta+Enter",
  shows: (scene) => beside(scene).getByRole("button", { name: /^Root cause: / }),
};

const redactHere: Story = {
  ...redact,
  begin: async ({ page }) => {
    const message = page.getByRole("article").filter({ hasText: "my card number" });
    await message.hover();
    await message.getByRole("button", { name: /^More about/ }).click();
    await page.getByRole("menuitem", { name: "Redact …" }).click();
  },
};

/** By the buttons in the header and their menu, in the panel beside it, and by the menu of a message. */
export const byButton: readonly Story[] = [
  close,
  assignBoth,
  snoozeByDay,
  priority,
  rename,
  attribute,
  addByMail,
  redactHere,
];
