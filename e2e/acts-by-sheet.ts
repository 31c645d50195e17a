import {
  addByMail,
  added,
  dialog,
  manage,
  part,
  pick,
  redact,
  removed,
  type Story,
  state,
  thread,
} from "./act-parts";
import { confirm } from "./acting";
import { expect } from "./fixtures";

const removeParticipant: Story = {
  kind: "remove-participant",
  label: "Remove a participant",
  match: "DELETE /conversations/:id/customers/:contact_id",
  fill: (scene) => pick(scene, "Remove a participant", "Bo", /^Bo Second/),
  asks: (scene) => [removed(scene)],
  back: (scene) => [added(scene, {})],
  says: /^Removed .*Bo Second.* from/,
  shows: null,
};

const addByName: Story = {
  ...addByMail,
  fill: (scene) => pick(scene, "Add a participant", scene.known.email, new RegExp(scene.known.email)),
  asks: (scene) => [added(scene, {})],
  says: /^Added .* to/,
  shows: null,
};

const open: Story = {
  kind: "open",
  label: "Open again",
  match: manage,
  asks: (scene) => [part(scene, { message_type: "open" })],
  back: (scene) => [part(scene, { message_type: "close" })],
  says: /^Opened “/,
  shows: state,
};

const redactFound: Story = {
  ...redact,
  fill: async (scene) => {
    await dialog(scene, "Redact a message")
      .getByRole("option", { name: /my card number/ })
      .click();
    await redact.fill?.(scene);
  },
};

const merge: Story = {
  kind: "merge",
  label: "Merge into another conversation",
  match: "POST /conversations/:id/merge",
  fill: async (scene) => {
    const title = "Merge into another conversation";
    const list = dialog(scene, title);
    await list.getByRole("combobox").fill(scene.other.id);
    await list.getByRole("option", { name: `Conversation ${scene.other.id}` }).click();
    await expect(list).toContainText(`conversation ${scene.other.id}`);
    await confirm(scene, title, "merge", "Merge");
  },
  asks: ({ planted, other }) => [
    {
      method: "POST",
      path: `/conversations/${planted.id}/merge`,
      body: { merge_into_conversation_id: Number(other.id) },
    },
  ],
  back: null,
  says: /^Merged “.* into conversation/,
  shows: thread,
};

const deleteIt: Story = {
  kind: "delete",
  label: "Delete",
  match: "DELETE /conversations/:id",
  fill: (scene) => confirm(scene, "Delete the conversation", "delete", "Delete"),
  asks: ({ planted }) => [{ method: "DELETE", path: `/conversations/${planted.id}` }],
  back: null,
  says: /^Deleted “/,
  shows: null,
};

/** By the bar and the sheet of a phone. */
export const bySheet: readonly Story[] = [open, removeParticipant, addByName, redactFound, merge, deleteIt];
