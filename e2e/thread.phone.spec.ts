import { expect, test } from "./fixtures";
import { openConversation, plant } from "./story";

test("a thumb finds words, goes to the newest message and copies a link", async ({
  page,
  context,
  workspace,
  sessionOf,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const said = (type: string, body: string) => ({
    part_type: "comment",
    author: { type },
    body: `<p>${body}</p>`,
  });
  const planted = await plant(workspace, {
    read: false,
    parts: [
      said("admin", "It went out on Monday."),
      said("user", "It has not come."),
      ...Array.from({ length: 30 }, (_, n) =>
        said("user", `And further, ${n}${n === 3 ? ", the Crème" : ""}`),
      ),
    ],
  });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const thread = pane.getByRole("region", { name: "Thread" });
  await expect(thread.getByText("It has not come.")).toBeInViewport();
  await pane.getByRole("button", { name: "Newest" }).tap();
  await expect(thread.getByText("And further, 29")).toBeInViewport();

  await pane.getByRole("button", { name: "Thread: find, jump, events" }).tap();
  await page.getByRole("menuitem", { name: "Find in this conversation" }).tap();
  const field = pane.getByRole("searchbox", { name: "Find in this conversation" });
  await field.fill("creme");
  await expect(pane.getByRole("search").getByRole("status")).toHaveText("1 of 1");
  const message = thread.getByRole("article").filter({ hasText: "the Crème" });
  await expect(message).toBeInViewport();
  await pane.getByRole("search").getByRole("button", { name: "Close" }).tap();

  const more = message.getByRole("button", { name: /^More about the message/ });
  const box = await more.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await more.tap();
  await page.getByRole("menuitem", { name: "Copy link" }).tap();
  await expect(page.getByText("Link to this message copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    `/conversations/${planted.id}#part-`,
  );
});
