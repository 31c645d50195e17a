import { expect, test } from "./fixtures";
import { awake, listOf, plant, rowOf } from "./story";

test("w tells why the marked conversation matches, and by its number what keeps another one out", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const inside = await plant(workspace, { tags: ["kept"] });
  const outside = await plant(workspace, { state: "closed" }, inside.word);
  await sessionOf("agent");
  await page.goto(listOf(inside.word, "state:open -read:no"));
  await awake(page);
  await expect(rowOf(page, inside)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("w");
  const why = page.getByRole("dialog", { name: "Why it matches" });
  await expect(why.getByRole("status")).toContainText("matches.");
  await expect(why.getByRole("listitem")).toHaveCount(3);
  await expect(why.getByRole("listitem").first()).toContainText("holds, and decides");
  await why.getByRole("textbox").fill("nobody knows");
  await page.keyboard.press("Enter");
  await expect(why.getByText("Give a conversation's number")).toBeVisible();
  await why.getByRole("textbox").fill(`https://app.intercom.com/a/inbox/x/conversation/${outside.id}`);
  await page.keyboard.press("Enter");
  await expect(why.getByRole("status")).toContainText("does not match.");
  await expect(why.getByRole("listitem").filter({ hasText: "does not hold, and decides" })).toContainText(
    "open",
  );
  await why.getByRole("textbox").fill("99999999999");
  await page.keyboard.press("Enter");
  await expect(why.getByRole("alert")).toContainText("does not exist at Intercom any more");
  await page.keyboard.press("Escape");
  await expect(why).toBeHidden();
});
