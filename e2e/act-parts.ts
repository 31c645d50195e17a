import type { ActionKind } from "@/lib/actions/input";
import { type ActionStory, type Asked, confirm, type Scene } from "./acting";
import { expect } from "./fixtures";
import type { HeldStory } from "./saying";
import { choose, conversationPane } from "./story";

export type Story = ActionStory<ActionKind>;
export type Held = HeldStory<ActionKind>;

export const manage = "POST /conversations/:id/parts";
export const update = "PUT /conversations/:id";
const attach = "POST /conversations/:id/customers";

export const asked =
  (method: string, below = "") =>
  ({ planted }: Scene, body: Asked): Asked => ({
    method,
    path: `/conversations/${planted.id}${below}`,
    body,
  });
export const put = asked("PUT");
export const part = asked("POST", "/parts");
export const added = asked("POST", "/customers");
export const removed = ({ planted }: Scene): Asked => ({
  method: "DELETE",
  path: expect.stringContaining(`/conversations/${planted.id}/customers/`),
});
export const assigned = (scene: Scene, type: "admin" | "team", id: unknown) =>
  part(scene, { message_type: "assignment", type, assignee_id: id });

export const header = ({ page }: Scene) => conversationPane(page).locator("header");
export const state = ({ page }: Scene) =>
  conversationPane(page)
    .locator(".facts")
    .getByText(/^(Open|Snoozed|Closed)/);
export const thread = ({ page }: Scene) => page.getByRole("region", { name: "Thread" });
export const beside = ({ page }: Scene) => page.getByRole("complementary", { name: "Contact and details" });
const people = (scene: Scene) => beside(scene).getByRole("region", { name: "Participants" });
export const dialog = ({ page }: Scene, name: string) => page.getByRole("dialog", { name });

/** Chooses from a list over which one types, once it has been looked at. */
export const pick = async ({ page, scan }: Scene, title: string, typed: string, option: string | RegExp) => {
  await expect(page.getByRole("dialog", { name: title }).getByRole("combobox")).toBeVisible();
  await scan(title);
  await choose(page, title, typed, option);
};

export const addByMail: Story = {
  kind: "add-participant",
  label: "Add a participant",
  match: attach,
  fill: (scene) => {
    const address = `new-${scene.planted.word}@example.test`;
    return pick(scene, "Add a participant", address, `Add ${address}`);
  },
  asks: (scene) => [added(scene, { customer: { email: `new-${scene.planted.word}@example.test` } })],
  back: (scene) => [removed(scene)],
  says: /^Added .*new-.*@example\.test.* to/,
  shows: people,
};

export const redact: Story = {
  kind: "redact",
  label: "Redact a message",
  match: "POST /conversations/redact",
  fill: async (scene) => {
    await expect(dialog(scene, "Redact this message")).toContainText("my card number");
    await confirm(scene, "Redact this message", "redact", "Redact");
  },
  asks: (scene) => [
    {
      method: "POST",
      path: "/conversations/redact",
      body: { type: "conversation_part", conversation_id: scene.planted.id },
    },
  ],
  back: null,
  says: /^Redacted a message in/,
  shows: thread,
};
