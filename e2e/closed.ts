import type { Page } from "@playwright/test";
import { expect, type Workspace } from "./fixtures";
import { act, closeAnyway, messages, openConversation, type Planted, plant } from "./story";

/** A conversation of the story's own that was closed by whoever is signed in; the page stands at it. */
export const closed = async (page: Page, workspace: Workspace): Promise<Planted> => {
  const planted = await plant(workspace);
  await openConversation(page, planted);
  await act(page, "Close");
  await closeAnyway(page);
  await expect(messages(page)).toContainText(`Closed “${planted.subject}”`);
  return planted;
};
