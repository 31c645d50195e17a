import { expect, test } from "./fixtures";
import { expectChanges, openConversation, plant } from "./story";

test("a conversation becomes a ticket by the fields of its type, is linked both ways, and cannot become a second", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  const convert = page
    .getByRole("button", { name: "Convert to ticket" })
    .or(page.getByRole("menuitem", { name: "Convert to ticket" }));
  const more = page.getByRole("button", { name: /^More( actions)?$/ }).filter({ visible: true });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await more.click();
  await convert.click();
  const dialog = page.getByRole("dialog", { name: "Convert to a ticket" });
  const submit = dialog.getByRole("button", { name: "Convert", exact: true });
  await dialog.getByLabel("Ticket type").selectOption({ label: "📦 Hardware replacement" });
  await expect(dialog.getByLabel("Title")).toHaveValue(planted.subject);

  await submit.click();
  for (const field of ["Device", "Serial number", "Quantity", "Delivery address"]) {
    await expect(dialog.getByLabel(field)).toHaveAccessibleDescription(new RegExp(`${field} is required\\.`));
  }
  await expect(dialog.getByLabel("Device")).toBeFocused();
  await expect(dialog.getByLabel("Under warranty")).not.toHaveAttribute("aria-invalid");

  await dialog.getByLabel("Device").selectOption({ label: "Label printer" });
  await dialog.getByLabel("Serial number").fill("LP-77");
  await dialog.getByLabel("Delivery address").fill("Dock 4\nBremen");
  await dialog.getByLabel("Quantity").fill("two");
  await submit.click();
  await expect(dialog.getByLabel("Quantity")).toHaveAccessibleDescription(/Enter a number\./);
  await dialog.getByLabel("Quantity").fill("1.5");
  await submit.click();
  await expect(dialog.getByLabel("Quantity")).toHaveAccessibleDescription(/Enter a whole number\./);
  await expectChanges(workspace, planted, []);

  await dialog.getByLabel("Quantity").fill("2");
  await dialog.getByLabel("Under warranty").selectOption({ label: "Yes" });
  const chosen = await dialog.getByLabel("Device").inputValue();
  expect(chosen).not.toBe("Label printer");
  await submit.click();
  await expect(dialog).toBeHidden();
  await expectChanges(workspace, planted, [
    {
      method: "POST",
      path: `/conversations/${planted.id}/convert`,
      status: 200,
      body: {
        ticket_type_id: "83",
        attributes: {
          _default_title_: planted.subject,
          Device: chosen,
          "Serial number": "LP-77",
          Quantity: 2,
          "Delivery address": "Dock 4\nBremen",
          "Under warranty": true,
        },
      },
    },
  ]);

  const link = pane.getByRole("link", { name: "Ticket", exact: true });
  await expect(link).toBeVisible();
  await more.click();
  await expect(convert).toBeHidden();
  await page.keyboard.press("Escape");
  await openConversation(page, planted);
  await link.click();
  const ticket = page.getByRole("main", { name: "Ticket" });
  await expect(page).toHaveURL(/\/tickets\/\d+$/);
  await expect(ticket.getByRole("heading", { level: 1, name: planted.subject })).toBeVisible();
  await expect(ticket).toContainText("Hardware replacement");
  await expect(ticket).toContainText("Label printer");
  await expect(ticket).toContainText("LP-77");
  await ticket.getByRole("link", { name: "Open the conversation" }).click();
  await expect(pane.getByRole("heading", { level: 1, name: planted.subject })).toBeVisible();
});

test("files for a field of the ticket go with it, and are there to be opened", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await page
    .getByRole("button", { name: /^More( actions)?$/ })
    .filter({ visible: true })
    .click();
  await page
    .getByRole("button", { name: "Convert to ticket" })
    .or(page.getByRole("menuitem", { name: "Convert to ticket" }))
    .click();
  const dialog = page.getByRole("dialog", { name: "Convert to a ticket" });
  await dialog.getByLabel("Ticket type").selectOption({ label: "🐞 Bug report" });
  await dialog.getByLabel("Severity").selectOption({ label: "High" });
  const file = { mimeType: "text/plain", buffer: Buffer.from("what it said") };
  await dialog.locator('input[type="file"]').setInputFiles([
    { ...file, name: "log.txt" },
    { ...file, name: "wrong.txt" },
  ]);
  const files = dialog.getByRole("list", { name: "Files for Screenshots" });
  await expect(files.getByRole("listitem")).toHaveText(["log.txt", "wrong.txt"]);
  await files.getByRole("button", { name: "Take wrong.txt away" }).click();
  await expect(files.getByRole("listitem")).toHaveText(["log.txt"]);
  await dialog.getByRole("button", { name: "Convert", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expectChanges(workspace, planted, [{ path: `/conversations/${planted.id}/convert`, status: 200 }]);

  await pane.getByRole("link", { name: "Ticket", exact: true }).click();
  const ticket = page.getByRole("main", { name: "Ticket" });
  await expect(ticket.getByRole("heading", { level: 1, name: planted.subject })).toBeVisible();
  const details = ticket.getByRole("button", { name: "Fields and details" });
  if (await details.isVisible()) await details.click();
  const opened = page.waitForEvent("download");
  await ticket.getByRole("link", { name: /log\.txt/ }).click();
  expect((await opened).suggestedFilename()).toBe("log.txt");
});
