import { offeredRows } from "@/lib/actions/table";
import { notOffered, offeredBySheet, playAll, sayAll, setScene } from "./act-scene";
import { doneTo } from "./acting";
import { bySheet } from "./acts-by-sheet";
import { heldBySheet } from "./acts-of-saying";
import { expect, test } from "./fixtures";
import { act, closeAnyway, messages, openConversation } from "./story";

test("by the bar and the sheet, which list every action, actions are refused, looked at, done once and taken back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const scene = await setScene(page, workspace);
  const { planted } = scene;
  await sessionOf("lead");
  const pane = await openConversation(page, planted);
  const doing = {
    of: "conversations",
    start: (label: string) => act(page, label),
    done: () => doneTo(workspace, "conversations", planted.id),
  } as const;
  const open = await offeredBySheet(page);
  await act(page, "Mark unread");
  await expect(messages(page)).toContainText("Marked unread");
  const unread = await offeredBySheet(page);
  await sayAll(scene, heldBySheet, doing);
  await act(page, "Close");
  await closeAnyway(page);
  await expect(pane.getByText("Closed", { exact: true })).toBeVisible();
  await expect(messages(page)).toContainText("Closed");
  expect(notOffered(offeredRows, open, unread, await offeredBySheet(page))).toEqual([]);
  await playAll(scene, bySheet, doing);
});
