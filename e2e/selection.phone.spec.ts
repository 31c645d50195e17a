import { expect, test } from "./fixtures";
import { closeAnyway, conversationPane, listOf, messages, plant, rowOf, rows, uniqueWord } from "./story";

const now = Math.floor(Date.now() / 1000);

test("a thumb that rests on a row chooses it, further taps choose more, and one button closes them", async ({
  page,
  context,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const planted = [];
  for (let index = 0; index < 20; index += 1) {
    const subject = `Parcel ${index + 100} ${word}`;
    planted.push(await plant(workspace, { subject, waiting_since: now - 90_000 + index }, word));
  }
  const deep = planted.at(-3);
  if (!deep) throw new Error("nothing was planted");
  await sessionOf("agent");
  await page.goto(listOf(word));
  await expect(rows(page).first()).toBeVisible();

  // Down the list, into a conversation and back: the same rows are in sight.
  await expect(async () => {
    await rows(page).last().scrollIntoViewIfNeeded();
    await expect(rowOf(page, deep)).toBeVisible({ timeout: 500 });
  }).toPass();
  await rowOf(page, deep).click();
  await expect(conversationPane(page)).toBeVisible();
  await page.goBack();
  await expect(conversationPane(page)).toBeHidden();
  await expect(rowOf(page, deep)).toBeInViewport();

  const box = await rowOf(page, deep).boundingBox();
  if (!box) throw new Error("the row has no place");
  const touch = await context.newCDPSession(page);
  const finger = { x: box.x + 180, y: box.y + box.height / 2 };
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [finger] });
  const bar = page.getByRole("toolbar", { name: "Selection" });
  await expect(bar).toContainText("1 selected");
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(bar).toContainText("1 selected");
  const next = planted.at(-4);
  if (!next) throw new Error("nothing was planted");
  await rowOf(page, next).tap();
  await expect(bar).toContainText("2 selected");
  await expect(conversationPane(page)).toBeHidden();
  for (const button of await bar.getByRole("button").all()) {
    const size = await button.boundingBox();
    expect(size?.height).toBeGreaterThanOrEqual(44);
  }
  await bar.getByRole("button", { name: "Close" }).tap();
  await closeAnyway(page);
  await expect(messages(page)).toContainText("Closed 2");
  await expect(rowOf(page, deep)).toContainText("Closed");
  await expect(bar).toBeHidden();
});
