import { expect, test } from "./fixtures";
import { openConversation, plant } from "./story";

test("on a phone contact and details come as a sheet, whose values are edited and copied by touch", async ({
  page,
  workspace,
  sessionOf,
}) => {
  await sessionOf("agent");
  const planted = await plant(workspace, { custom_attributes: { "Root cause": "Unknown as yet" } });
  await openConversation(page, planted);
  await page.getByRole("button", { name: "Contact and details" }).tap();
  const sheet = page.getByRole("dialog", { name: "Contact and details" });
  await expect(sheet.getByText("Nora Field").first()).toBeVisible();
  await expect(sheet.getByRole("button", { name: /E-mail address: .*, copy/ })).toBeVisible();
  await sheet.getByRole("button", { name: "Root cause: Unknown as yet, edit" }).tap();
  const field = sheet.getByRole("textbox", { name: "Root cause" });
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await expect(sheet).toBeVisible();
  const wide = await sheet.evaluate((box) => box.scrollWidth > box.clientWidth);
  expect(wide).toBe(false);
  await sheet.getByRole("button", { name: "Close" }).tap();
  await expect(sheet).toBeHidden();
});
