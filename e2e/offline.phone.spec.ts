import { expect, test } from "./fixtures";
import { awake, conversationPane, enterLine, listOf, plant, rows, uniqueWord } from "./story";

test("in a tunnel what was never read says what it waits for, leaves the way back, and comes with the connection", async ({
  page,
  context,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  for (let n = 1; n <= 5; n += 1) await plant(workspace, { subject: `Parcel ${n} ${word}` }, word);
  await sessionOf("agent");
  await page.goto(listOf(word));
  await awake(page);
  await expect(rows(page)).toHaveCount(5);
  // So that the part of the page that shows conversations is there.
  const pane = conversationPane(page);
  await rows(page).first().tap();
  await expect(pane.getByRole("textbox", { name: /^Reply to/ })).toBeVisible();
  await pane.getByRole("button", { name: "Back to the queue" }).tap();
  await expect(pane).toBeHidden();

  await context.setOffline(true);
  const line = page.getByText("You are offline. This is what was known");
  await expect(line).toBeVisible();
  // The first two are read ahead.
  await rows(page).nth(4).tap();
  await expect(pane.getByRole("alert")).toContainText("This conversation has not been read yet");
  await expect(pane.getByText(/^Parcel \d /)).toBeVisible();
  await pane.getByRole("button", { name: "Try anyway" }).tap();
  await expect(pane.getByRole("heading", { name: "The conversation could not be read" })).toBeVisible();
  await pane.getByRole("button", { name: "Try again" }).tap();
  await expect(pane.getByRole("alert")).toContainText("This conversation has not been read yet");
  const banner = await line.boundingBox();
  const top = (await pane.boundingBox())?.y ?? 0;
  expect(top).toBeGreaterThanOrEqual((banner?.y ?? 0) + (banner?.height ?? 0));
  await pane.getByRole("button", { name: "Back to the queue" }).tap();
  await expect(pane).toBeHidden();

  await (await enterLine(page)).fill(`subject:~${word} priority:yes`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "This list has not been read yet" })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await expect(line).toBeHidden();
});
