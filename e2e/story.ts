import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { begun, expect, type LedgerEntry, type Workspace } from "./fixtures";

/** Teammates and teams of the demo workspace; whoever signs in is one of the first three. */
export const teammates = {
  agent: { id: "6120401", name: "Ada Nwosu" },
  owner: { id: "6120403", name: "Ingrid Solheim" },
  other: { id: "6120404", name: "Priya Raman" },
} as const;

/** A word that occurs nowhere else. */
export const uniqueWord = (): string => `zq${randomUUID().replaceAll("-", "").slice(0, 12)}`;

export type Planted = { readonly id: string; readonly subject: string; readonly word: string };

/** A read conversation of the story's own, so that nothing but the story makes calls about it. */
export const plant = async (
  workspace: Workspace,
  fields: Readonly<Record<string, unknown>> = {},
  word = uniqueWord(),
): Promise<Planted> => {
  const subject = typeof fields.subject === "string" ? fields.subject : `Where is my parcel ${word}`;
  const { id } = await workspace.createConversation({
    type: "email",
    read: true,
    body: "<p>Can somebody look at this, please?</p>",
    contact: { name: "Nora Field", email: `${word}@example.test` },
    ...fields,
    subject,
  });
  return { id, subject, word };
};

const methodsThatChange = ["POST", "PUT", "PATCH", "DELETE"];

/** All that Intercom was asked to change about one conversation, oldest first: method, path, body. */
export const changes = async (
  workspace: Workspace,
  { id }: { readonly id: string },
): Promise<readonly Pick<LedgerEntry, "method" | "path" | "body" | "status">[]> =>
  (await workspace.ledger())
    .filter((entry) => methodsThatChange.includes(entry.method))
    .filter((entry) => entry.path.startsWith(`/conversations/${id}`))
    .map(({ method, path, body, status }) => ({ method, path, body, status }));

/** Waits for exactly these changes, as matched by `toMatchObject`, and no more. */
export const expectChanges = async (
  workspace: Workspace,
  conversation: { readonly id: string },
  expected: readonly Readonly<Record<string, unknown>>[],
): Promise<void> => {
  await expect(async () => {
    const made = await changes(workspace, conversation);
    expect(made).toMatchObject([...expected]);
    expect(made).toHaveLength(expected.length);
  }).toPass({ timeout: 15_000 });
};

/** The address of a list of exactly the conversations whose subject has this word. */
export const listOf = (word: string, more = ""): string =>
  `/queue?q=${encodeURIComponent(`${more} subject:~${word}`.trim())}`;

/** Opens a conversation at its own address and waits until it can be acted on. */
export const openConversation = async (page: Page, { id, subject }: Planted): Promise<Locator> => {
  await page.goto(`/conversations/${id}`);
  const pane = conversationPane(page);
  await expect(pane.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  await expect(pane.getByRole("textbox", { name: /^Reply to/ })).toBeVisible();
  await awake(page);
  return pane;
};

export const conversationPane = (page: Page): Locator => page.getByRole("main", { name: "Conversation" });

export const rows = (page: Page): Locator =>
  page.getByRole("listbox", { name: "Conversations" }).getByRole("option");

export const rowOf = (page: Page, { subject }: Planted): Locator => rows(page).filter({ hasText: subject });

export const messages = (page: Page): Locator => page.getByRole("region", { name: "Messages" });

/** Waits until there are rows, or a field to write in, and they answer keys. */
export const awake = async (page: Page): Promise<void> => {
  await rows(page).or(page.locator("main textarea")).first().waitFor();
  await begun(page);
};

/** Presses the button by which the newest message can be taken back. */
export const undo = (page: Page): Promise<void> =>
  messages(page).getByRole("button", { name: "Undo" }).last().click();

/** Closes though the customer wrote last, or something else stands open. */
export const closeAnyway = async (page: Page): Promise<void> => {
  const asked = page.getByRole("dialog", { name: "Before you close" });
  await asked.getByRole("button", { name: /^Close (anyway|all)/ }).click();
  await expect(asked).toBeHidden();
};

/** Presses a button of the opened conversation, or picks it from the menu beside it, or from the sheet on a phone. */
export const act = async (page: Page, name: string): Promise<void> => {
  const pane = conversationPane(page);
  const button = pane.getByRole("button", { name, exact: true });
  if (await button.isVisible()) return button.click();
  const bar = page.getByRole("toolbar", { name: "Actions" });
  if (await bar.isVisible()) {
    await bar.getByRole("button", { name: "More" }).click();
    return page
      .getByRole("dialog", { name: "More actions" })
      .getByRole("button", { name, exact: true })
      .click();
  }
  await pane.getByRole("button", { name: "More actions" }).click();
  return page.getByRole("menuitem", { name }).click();
};

/** Chooses from a dialog with a field over a list. */
export const choose = async (page: Page, title: string, typed: string, option: string | RegExp) => {
  const dialog = page.getByRole("dialog", { name: title });
  await dialog.getByRole("combobox").fill(typed);
  await dialog.getByRole("option", { name: option }).click();
  await expect(dialog).toBeHidden();
};

/** Goes into the query line. On focus it makes room for a next term, which takes it a frame. */
export const enterLine = async (page: Page): Promise<Locator> => {
  const line = page.getByRole("combobox", { name: "Query" });
  await line.focus();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  return line;
};

/** Replaces the query by this one and applies it. */
export const query = async (page: Page, text: string): Promise<Locator> => {
  const line = await enterLine(page);
  await line.fill(text);
  await line.press("Enter");
  return line;
};
