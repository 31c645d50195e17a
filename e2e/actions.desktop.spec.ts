import { offeredRows } from "@/lib/actions/table";
import { fromPalette, notOffered, offeredByPalette, playAll, sayAll, setScene } from "./act-scene";
import { doneTo } from "./acting";
import { byButton } from "./acts-by-button";
import { byPalette } from "./acts-by-palette";
import { bySheet } from "./acts-by-sheet";
import { heldByPalette, heldBySheet } from "./acts-of-saying";
import { expectAccessible } from "./axe";
import { expect, test } from "./fixtures";
import {
  act,
  closeAnyway,
  conversationPane,
  expectChanges,
  listOf,
  openConversation,
  plant,
  rowOf,
} from "./story";

test("every action that is offered has a story in a browser, and there are stories for nothing else", () => {
  const played = [...byButton, ...byPalette, ...bySheet, ...heldByPalette, ...heldBySheet];
  expect(new Set(played.map(({ kind }) => kind))).toEqual(new Set(offeredRows.map(({ kind }) => kind)));
});

test("by button, menu and panel actions are refused, looked at, done once and taken back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const scene = await setScene(page, workspace);
  await sessionOf("lead");
  await openConversation(page, scene.planted);
  await playAll(scene, byButton, {
    of: "conversations",
    start: (label) => act(page, label),
    done: () => doneTo(workspace, "conversations", scene.planted.id),
  });
});

test("by the palette, which lists every action, actions are refused, looked at, done once and taken back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const scene = await setScene(page, workspace);
  await sessionOf("lead");
  await openConversation(page, scene.planted);
  const open = await offeredByPalette(page);
  await playAll(scene, byPalette, {
    of: "conversations",
    start: (label) => fromPalette(page, label),
    done: () => doneTo(workspace, "conversations", scene.planted.id),
  });
  // Closed, and unread as marking it read and taking that back has left it, it lists what it did not.
  await fromPalette(page, "Close");
  await closeAnyway(page);
  await expect(conversationPane(page).getByText("Closed", { exact: true })).toBeVisible();
  expect(notOffered(offeredRows, open, await offeredByPalette(page))).toEqual([]);
});

test("what is said with an action is taken back as a draft, and refused it goes out once it is sent again", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const scene = await setScene(page, workspace);
  const { planted } = scene;
  await sessionOf("lead");
  await openConversation(page, planted);
  await sayAll(scene, heldByPalette, {
    of: "conversations",
    start: (label) => fromPalette(page, label),
    done: () => doneTo(workspace, "conversations", planted.id),
  });
  await page.goto(`/journal?conversation=${planted.id}`);
  await expect(page.getByRole("link", { name: /^Closed “.* with a message/ }).first()).toBeVisible();
  await expectAccessible(page, "journal");
});

test("a saved reply goes into the field and out from there; what was begun stands among the drafts", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await page.keyboard.press("m");
  const list = page.getByRole("dialog", { name: "Saved replies" });
  await list.getByRole("combobox").fill("screenshot");
  const option = list.getByRole("option", { name: /^Ask for a screenshot/ });
  await expect(option).toBeVisible();
  await expectAccessible(page, "saved replies", "dialog[open]");
  await option.click();
  const field = pane.getByRole("textbox", { name: /^Reply to/ });
  await expect(field).toHaveValue(/^Could you send us a screenshot of the whole window/);
  await pane.getByRole("button", { name: "Send", exact: true }).click();
  await expectChanges(workspace, planted, [
    { body: { message_type: "comment", body: expect.stringContaining("Could you send us a screenshot") } },
  ]);
  await field.fill(`Begun ${planted.word}`);
  await page.goto("/drafts");
  await expect(page.getByText(`Begun ${planted.word}`)).toBeVisible();
  await expectAccessible(page, "drafts");
});

test("a row of the list is renamed in a dialog, without being opened", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await page.goto(listOf(planted.word));
  await expect(rowOf(page, planted)).toBeVisible();
  await page.keyboard.press("j");
  await fromPalette(page, "Rename");
  const form = page.getByRole("dialog", { name: "Rename" });
  await form.getByLabel("Title").fill(`Parcel ${planted.word}`);
  await expectAccessible(page, "rename", "dialog[open]");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(rowOf(page, { ...planted, subject: `Parcel ${planted.word}` })).toBeVisible();
  await expectChanges(workspace, planted, [{ method: "PUT", body: { title: `Parcel ${planted.word}` } }]);
});
