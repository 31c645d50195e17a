import { expect, test } from "./fixtures";
import { openConversation, plant } from "./story";

const count = 520;
const firstAt = Math.floor(Date.now() / 1000) - 30 * 86_400;

/** Short messages to and fro, with a word in two of them that is in no other, once written otherwise. */
const parts = Array.from({ length: count }, (_, n) => ({
  part_type: n % 10 === 9 ? "priority_changed" : "comment",
  author: { type: n % 2 === 0 ? "user" : "admin" },
  body:
    n % 10 === 9
      ? null
      : `<p>Line ${n}${n === 100 ? " about the kiełbasa" : n === 518 ? " and the Kielbasa" : ""}</p>`,
  created_at: firstAt + n * 600,
}));

test("a long thread opens at its end, and is searched, gone through and linked to by keys alone", async ({
  page,
  context,
  workspace,
  sessionOf,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const planted = await plant(workspace, { parts });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const thread = pane.getByRole("region", { name: "Thread" });
  const line = (n: number) => thread.getByRole("article").filter({ hasText: new RegExp(`Line ${n}\\b`) });
  await expect(line(518)).toBeInViewport();
  // The whole of it comes to the page, for the browser's own search and for screen readers.
  await expect(thread.getByText(/^These are the 500 newest of 52\d parts/)).toBeAttached();
  await expect(line(25)).toBeAttached({ timeout: 20_000 });
  await expect(line(518)).toBeInViewport();

  await page.keyboard.press("Shift+F");
  const field = pane.getByRole("searchbox", { name: "Find in this conversation" });
  await expect(field).toBeFocused();
  await field.fill("kielbasa");
  const found = pane.getByRole("search").getByRole("status");
  await expect(found).toHaveText("2 of 2");
  await page.keyboard.press("Enter");
  await expect(found).toHaveText("1 of 2");
  await expect(line(100)).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();

  await page.keyboard.press("Shift+G");
  await expect(line(518)).toBeFocused();
  await expect(line(518)).toBeInViewport();
  await page.keyboard.press("Shift+P");
  await expect(line(517)).toBeFocused();
  await page.keyboard.press("Shift+L");
  await expect(page.getByText("Link to this message copied")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(line(517)).toBeFocused();
  await expect(line(517)).toBeInViewport();

  await page.goto(`/conversations/${planted.id}#part-1`);
  await page.reload();
  await expect(pane.getByText(/is not among the 500 newest of 52\d parts/)).toBeVisible();
});

test("what is new is marked and reached by a key, and events are hidden until they are wanted again", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const said = (type: string, body: string) => ({
    part_type: "comment",
    author: { type },
    body: `<p>${body}</p>`,
  });
  const planted = await plant(workspace, {
    read: false,
    parts: [
      said("admin", "It is on its way."),
      { part_type: "close", body: null, author: { type: "admin" } },
      said("user", "It is not."),
      ...Array.from({ length: 30 }, (_, n) => said("user", `And further, ${n}`)),
    ],
  });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const thread = pane.getByRole("region", { name: "Thread" });
  const first = thread.getByRole("article").filter({ hasText: "It is not." });
  await expect(first).toBeInViewport();
  await expect(thread.getByText("New", { exact: true })).toBeInViewport();
  await pane.getByRole("button", { name: "Newest" }).click();
  await expect(thread.getByText("And further, 29")).toBeInViewport();
  await page.keyboard.press("Shift+B");
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();

  const closed = thread.getByText(/closed this/);
  await expect(closed).toBeAttached();
  await page.keyboard.press("Shift+V");
  await expect(closed).toHaveCount(0);
  await page.reload();
  await expect(first).toBeAttached();
  await expect(closed).toHaveCount(0);
  await page.keyboard.press("Shift+V");
  await expect(closed).toBeAttached();
});
