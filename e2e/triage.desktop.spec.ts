import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectFocusKept } from "./focus";
import {
  awake,
  changes,
  conversationPane,
  expectChanges,
  listOf,
  plant,
  rows,
  teammates,
  uniqueWord,
} from "./story";

const press = (page: Page, ...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

const many = 20;
const closed = { body: { message_type: "close" } };
const opened = { body: { message_type: "open" } };
const given = (id: string) => ({ body: { message_type: "assignment", assignee_id: id } });
const snoozed = { body: { message_type: "snoozed" } };

test("twenty conversations are triaged by keys alone, and each effect happens exactly once", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const now = Math.floor(Date.now() / 1000);
  const all = await Promise.all(
    Array.from({ length: many }, (_, at) =>
      plant(workspace, { subject: `Nr ${at} ${word}`, waiting_since: now - 90_000 + at * 60 }, word),
    ),
  );
  await sessionOf("agent");
  await page.goto(listOf(word, "state:open"));
  await expect(page.getByRole("status").filter({ hasText: new RegExp(`^${many} match`) })).toBeVisible();
  await awake(page);
  const title = conversationPane(page).getByRole("heading", { level: 1 });
  const at = (index: number) => expect(title).toHaveText(all[index]?.subject ?? "");
  /** The customer wrote last, so that closing asks; the same key goes ahead. */
  const close = async () => {
    await press(page, "e");
    await expect(page.getByRole("dialog", { name: "Before you close" })).toBeVisible();
    await press(page, "e");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  };
  const pick = async (key: string, name: string, typed: string) => {
    await press(page, key);
    await expect(page.getByRole("combobox", { name })).toBeFocused();
    await page.keyboard.type(typed);
    await press(page, "Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expectFocusKept(page);
  };
  await press(page, "j", "o");
  for (let index = 0; index < many; index += 1) {
    await at(index);
    const kind = index % 5;
    if (kind === 1) {
      await press(page, "i");
      await expect(
        conversationPane(page).getByText(teammates.agent.name, { exact: true }).first(),
      ).toBeVisible();
    }
    if (kind === 2) await pick("t", "Tags", "billing");
    if (kind === 3) {
      await pick("s", "Snooze until", "tomorrow");
      continue;
    }
    if (kind === 4) {
      await pick("a", "Assign to", "priya");
      await expect(
        conversationPane(page).getByText(teammates.other.name, { exact: true }).first(),
      ).toBeVisible();
      await press(page, "j");
      continue;
    }
    await close();
    if (index !== 5) continue;
    await at(6);
    await press(page, "z");
    await expect(rows(page).filter({ hasText: `Nr 5 ${word}` })).toHaveCount(1);
    await press(page, "k");
    await at(5);
    await close();
  }
  // Those given to somebody are left; the last of them gets an answer.
  await expect(rows(page)).toHaveCount(many / 5);
  await press(page, "r");
  await expect(conversationPane(page).getByRole("textbox", { name: /^Reply to/ })).toBeFocused();
  await page.keyboard.type(`On its way ${word}`);
  await press(page, "Control+Enter");
  const answered = all.at(-1);
  for (const [index, one] of all.entries()) {
    if (one === answered) continue;
    const expected = [
      index === 5 ? [closed, opened, closed] : [closed],
      [given(teammates.agent.id), closed],
      [{ path: `/conversations/${one.id}/tags` }, closed],
      [snoozed],
      [given(teammates.other.id)],
    ][index % 5];
    await expectChanges(workspace, one, expected ?? []);
  }
  const replies = async () =>
    (await changes(workspace, answered ?? { id: "none" })).filter(({ path }) => path.endsWith("/reply"));
  await expect.poll(replies, { timeout: 30_000 }).toHaveLength(1);
  await expectFocusKept(page);
});
