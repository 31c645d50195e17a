import { expect, test } from "./fixtures";
import { choose, expectChanges, openConversation, plant } from "./story";

test("a macro of Intercom's enters where one writes as the customer will read it, and what it leaves open is asked about", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const field = pane.getByRole("textbox", { name: "Reply to Nora Field" });
  await field.fill("Before. After.");
  await field.press("Home");
  for (let letter = 0; letter < 8; letter += 1) await field.press("ArrowRight");
  await field.press("Escape");
  await page.keyboard.press("m");
  await choose(page, "Saved replies", "Known incident", /^Known incident/);
  const known = `Hi Nora Field, we know about this and are on it. The status page has the latest; we write to ${planted.word}@example.test as soon as it is over.`;
  await expect(field).toHaveValue(`Before. ${known}After.`);
  await expect(field).toBeFocused();
  // The browser's own undo takes it away again, and what was typed stays.
  await field.press("Control+z");
  await expect(field).toHaveValue("Before. After.");

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await palette.getByRole("combobox").fill("saved reply");
  await palette.getByRole("option", { name: /Use a saved reply/ }).click();
  await choose(page, "Saved replies", "No answer yet", /^No answer yet/);
  await expect(field).toHaveValue(/Before\. .*about #\{\{order\.number\}\}, so I close this on Friday/);
  await pane.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText(/\{\{order\.number\}\} is not filled in\. Press Send once more/)).toBeVisible();
  await expectChanges(workspace, planted, []);
  await field.fill(`It is order Z-12 ${planted.word}`);
  await page.reload();
  await expect(field).toHaveValue(`It is order Z-12 ${planted.word}`);
});
