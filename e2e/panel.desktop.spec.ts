import { expect, test } from "./fixtures";
import { expectChanges, messages, openConversation, plant, uniqueWord } from "./story";

test.use({ viewport: { width: 1440, height: 900 } });

const beside = "Contact and details";

test("an attribute is edited in its place by keys alone, and taken back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  await sessionOf("agent");
  const planted = await plant(workspace, { custom_attributes: { "Root cause": "Unknown as yet" } });
  await openConversation(page, planted);
  const panel = page.getByRole("complementary", { name: beside });
  await panel.getByRole("button", { name: "Root cause: Unknown as yet, edit" }).press("Enter");
  await page.getByRole("textbox", { name: "Root cause" }).fill("Expired certificate");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(panel.getByRole("button", { name: "Root cause: Expired certificate, edit" })).toBeFocused();
  const set = (value: string) => ({
    method: "PUT",
    path: `/conversations/${planted.id}`,
    body: { custom_attributes: { "Root cause": value } },
    status: 200,
  });
  await expectChanges(workspace, planted, [set("Expired certificate")]);
  await messages(page).getByRole("button", { name: "Undo" }).last().click();
  await expect(panel.getByRole("button", { name: "Root cause: Unknown as yet, edit" })).toBeVisible();
  await expectChanges(workspace, planted, [set("Expired certificate"), set("Unknown as yet")]);
});

test("a participant is taken away, and the last one cannot be", async ({ page, workspace, sessionOf }) => {
  await sessionOf("agent");
  const word = uniqueWord();
  const planted = await plant(
    workspace,
    { participants: [{ name: "Bo Second", email: `bo-${word}@example.test` }] },
    word,
  );
  await openConversation(page, planted);
  const people = page
    .getByRole("complementary", { name: beside })
    .getByRole("region", { name: "Participants" });
  await people.getByRole("button", { name: "Remove Bo Second from this conversation" }).click();
  await expect(people.getByText("The last one cannot be removed: add another first.")).toBeVisible();
  await expect(people.getByText("Bo Second")).toBeHidden();
  await expectChanges(workspace, planted, [{ method: "DELETE", status: 200 }]);
});

test("a note about the contact is added once, though the first try fails, and its words are kept", async ({
  page,
  workspace,
  sessionOf,
}) => {
  await sessionOf("agent");
  const planted = await plant(workspace);
  await openConversation(page, planted);
  const notes = page.getByRole("complementary", { name: beside }).getByRole("region", { name: "Notes" });
  const field = notes.getByRole("textbox", { name: "New note about the contact" });
  const words = `Call after ten ${planted.word}`;
  await field.fill(words);
  await workspace.faults({ match: "POST /contacts/:id/notes", kind: "status", status: 422, times: 1 });
  await notes.getByRole("button", { name: "Add note" }).click();
  await expect(notes.getByRole("alert")).toContainText("It was not added.");
  await expect(field).toHaveValue(words);
  await notes.getByRole("button", { name: "Add note" }).click();
  await expect(notes.getByRole("list", { name: "Notes about the contact" }).getByText(words)).toBeVisible();
  await expect(field).toHaveValue("");
  const written = async () =>
    (await workspace.ledger()).filter(
      ({ method, pattern, body }) =>
        method === "POST" && pattern === "/contacts/:id/notes" && JSON.stringify(body).includes(planted.word),
    );
  await expect.poll(async () => (await written()).map(({ status }) => status)).toEqual([422, 200]);
});

test("the panel is put in one's own order, which is still there after a reload", async ({
  page,
  workspace,
  sessionOf,
}) => {
  await sessionOf("lead");
  const planted = await plant(workspace);
  await openConversation(page, planted);
  const panel = page.getByRole("complementary", { name: beside });
  const titles = panel.getByRole("region").getByRole("heading", { level: 2 });
  const kept = page.waitForResponse((answer) => answer.url().endsWith("/api/settings") && answer.ok());
  await panel.getByRole("button", { name: "Arrange this panel" }).click();
  const dialog = page.getByRole("dialog", { name: "Arrange this panel" });
  await dialog.getByRole("button", { name: "Move Attributes up" }).press("Enter");
  await kept;
  const hidden = page.waitForResponse((answer) => answer.url().endsWith("/api/settings") && answer.ok());
  await dialog.getByRole("button", { name: "Hide Where it came from" }).press("Enter");
  await hidden;
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  await expect(titles.first()).toContainText("Attributes");
  await page.reload();
  await expect(titles.first()).toContainText("Attributes");
  await expect(panel.getByRole("region", { name: "Where it came from" })).toBeHidden();
  await panel.getByRole("button", { name: "Arrange this panel" }).click();
  const reset = page.waitForResponse((answer) => answer.url().endsWith("/api/settings") && answer.ok());
  await dialog.getByRole("button", { name: "As it comes" }).click();
  await reset;
  await expect(titles.first()).toContainText("Contact");
});
