import { asked, dialog, type Held, manage, part } from "./act-parts";
import type { Scene } from "./acting";
import { expect } from "./fixtures";
import { choose, closeAnyway, conversationPane, teammates } from "./story";

const reply = asked("POST", "/reply");
const writer = (name: RegExp) => (scene: Scene) =>
  conversationPane(scene.page).getByRole("textbox", { name });
const inReply = writer(/^Reply to/);
const inNote = writer(/^Note for the team/);
const asContact = writer(/^What .* said/);
const button = (scene: Scene, name: string) =>
  conversationPane(scene.page).getByRole("button", { name, exact: true });

const held: Readonly<Record<"reply" | "note" | "contact" | "close" | "assign", Held>> = {
  reply: {
    kind: "reply",
    label: "Reply",
    match: "POST /conversations/:id/reply",
    send: async (scene, words) => {
      await inReply(scene).fill(words);
      await button(scene, "Send").click();
    },
    field: inReply,
    asks: (scene, words) => [
      reply(scene, { message_type: "comment", type: "admin", body: `<p>${words}</p>` }),
    ],
  },
  note: {
    kind: "note",
    label: "Add note",
    match: "POST /conversations/:id/reply",
    send: async (scene, words) => {
      await inNote(scene).fill(words);
      await button(scene, "Add note").click();
    },
    field: inNote,
    asks: (scene, words) => [reply(scene, { message_type: "note", type: "admin", body: `<p>${words}</p>` })],
  },
  contact: {
    kind: "reply-as-contact",
    label: "Reply as the contact",
    match: "POST /conversations/:id/reply",
    send: async (scene, words) => {
      const speakers = conversationPane(scene.page).getByRole("combobox", { name: "Written as" });
      await expect(speakers.getByRole("option")).toHaveText(["Nora Field", "Bo Second"]);
      await asContact(scene).fill(words);
      await button(scene, "Add as the contact").click();
    },
    field: asContact,
    asks: (scene, words) => [
      reply(scene, { message_type: "comment", type: "user", body: `<p>${words}</p>` }),
    ],
  },
  close: {
    kind: "close",
    label: "Close with a message",
    match: manage,
    send: async (scene, words) => {
      const form = dialog(scene, "Close with a message");
      await form.getByLabel("Message to Nora Field").fill("");
      await form.getByRole("button", { name: "Send and close" }).click();
      await expect(form.getByLabel("Message to Nora Field")).toHaveAttribute("aria-invalid", "true");
      await scene.scan("Close with a message");
      await form.getByLabel("Message to Nora Field").fill(words);
      await form.getByRole("button", { name: "Send and close" }).click();
      // It has a ticket that stands open.
      const strip = scene.page.getByRole("region", { name: "On its way" });
      const first = dialog(scene, "Before you close");
      await expect(first.or(strip).first()).toBeVisible();
      if (await first.isVisible()) await closeAnyway(scene.page);
    },
    field: inReply,
    asks: (scene, words) => [part(scene, { message_type: "close", body: `<p>${words}</p>` })],
  },
  assign: {
    kind: "assign",
    label: "Assign",
    match: manage,
    send: async (scene, words) => {
      const list = dialog(scene, "Assign");
      await list.getByRole("button", { name: /^(Add a|Go on with your) message to Nora Field$/ }).click();
      await list.getByLabel("Message to Nora Field").fill(words);
      await scene.scan("Assign with a message");
      await choose(scene.page, "Assign", "Priya", /^Priya Raman/);
    },
    field: inReply,
    asks: (scene, words) => [
      part(scene, { message_type: "assignment", assignee_id: teammates.other.id, body: `<p>${words}</p>` }),
    ],
  },
};

export const heldByPalette: readonly Held[] = [held.note, held.assign, held.close];
export const heldBySheet: readonly Held[] = [held.reply, held.contact];
