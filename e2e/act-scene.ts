import type { Page } from "@playwright/test";
import { type ActionStory, type Doing, playThrough, type Scene } from "./acting";
import { expectAccessible } from "./axe";
import { expect, test, type Workspace } from "./fixtures";
import { type HeldStory, sayThrough } from "./saying";
import { plant, uniqueWord } from "./story";
import { plantTicket } from "./ticket-story";

/** Old enough that no time on the page changes while one looks. */
const threeDays = 73 * 3600;

/** Somebody with an address and an external id, who takes part in another conversation alone. */
const plantOther = async (workspace: Workspace): Promise<Pick<Scene, "other" | "known">> => {
  const word = uniqueWord();
  const known = { name: `Ada ${word}`, email: `${word}@example.test`, externalId: `ext-${word}` };
  const contact = { name: known.name, email: known.email, external_id: known.externalId, role: "user" };
  return { known, other: await plant(workspace, { contact }, word) };
};

/** What has opened over the page; the page itself is looked at elsewhere. */
const opened = 'dialog, [aria-label="On its way"]';

const scannerOf = (page: Page): Scene["scan"] => {
  const scanned = new Set<string>();
  return async (what) => {
    if (scanned.has(what)) return;
    scanned.add(what);
    await expectAccessible(page, what, opened);
  };
};

/** A conversation with something for each action, another one, and somebody who takes no part yet. */
export const setScene = async (
  page: Page,
  workspace: Workspace,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Scene> => {
  const word = uniqueWord();
  const then = Math.floor(Date.now() / 1000) - threeDays;
  const [planted, { other, known }] = await Promise.all([
    plant(
      workspace,
      {
        created_at: then,
        waiting_since: then,
        custom_attributes: { "Root cause": "Unknown as yet" },
        tags: ["billing"],
        participants: [{ name: "Bo Second", email: `bo-${word}@example.test` }],
        parts: [
          { body: "<p>And my card number is 4111</p>", created_at: then },
          { body: "<p>Are you there?</p>", created_at: then },
        ],
        ...fields,
      },
      word,
    ),
    plantOther(workspace),
  ]);
  return { page, workspace, planted, other, known, scan: scannerOf(page) };
};

/** A ticket, and a conversation of somebody else. */
export const setTicketScene = async (
  page: Page,
  workspace: Workspace,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Scene> => {
  const [ticket, { other, known }] = await Promise.all([
    plantTicket(workspace, fields),
    plantOther(workspace),
  ]);
  const planted = { id: ticket.id, subject: ticket.title, word: uniqueWord() };
  return { page, workspace, planted, other, known, scan: scannerOf(page) };
};

/** Plays them one after the other, on one page. */
export const playAll = async <Kind extends string>(
  scene: Scene,
  stories: readonly ActionStory<Kind>[],
  doing: Doing,
): Promise<void> => {
  for (const story of stories) await test.step(story.kind, () => playThrough(scene, story, doing));
};

export const sayAll = async <Kind extends string>(
  scene: Scene,
  stories: readonly HeldStory<Kind>[],
  doing: Doing,
): Promise<void> => {
  for (const story of stories) await test.step(story.label, () => sayThrough(scene, story, doing));
};

/** What the palette offers without a word typed. */
export const offeredByPalette = async (page: Page): Promise<readonly string[]> => {
  await page.keyboard.press("Control+k");
  const options = page.getByRole("dialog", { name: "Commands" }).getByRole("option");
  // The marked one is drawn first, all others with the next frame.
  await expect(options.nth(1)).toBeVisible();
  const labels = await options.locator("bdi").allTextContents();
  await page.keyboard.press("Escape");
  return labels;
};

/** Starts what the palette names so, which is what stands marked once its name is typed. */
export const fromPalette = async (page: Page, label: string): Promise<void> => {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await palette.getByRole("combobox").fill(label);
  await expect(palette.getByRole("option").first()).toContainText(label);
  await page.keyboard.press("Enter");
};

/** What the bar of a phone and its sheet offer. */
export const offeredBySheet = async (page: Page): Promise<readonly string[]> => {
  const bar = page.getByRole("toolbar", { name: "Actions" });
  const onBar = await bar.getByRole("button").allTextContents();
  await bar.getByRole("button", { name: "More" }).click();
  const sheet = page.getByRole("dialog", { name: "More actions" });
  await expect(sheet.getByRole("listitem").first()).toBeVisible();
  const onSheet = await sheet.getByRole("listitem").getByRole("button").allTextContents();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  return [...onBar, ...onSheet];
};

/** The actions that are in none of these lists, by what they are called where they are offered. */
export const notOffered = <Kind extends string>(
  rows: readonly { readonly kind: Kind; readonly title: string }[],
  ...lists: readonly (readonly string[])[]
): readonly Kind[] => {
  const seen = new Set(lists.flat());
  const called = ({ kind, title }: { readonly kind: Kind; readonly title: string }) =>
    kind === "priority" ? "Make it a priority" : title;
  return rows.filter((row) => !seen.has(called(row))).map(({ kind }) => kind);
};
