import { expect, test, type Workspace } from "./fixtures";
import { choose, closeAnyway, messages, teammates, undo } from "./story";
import { openTicket, type PlantedTicket, plantTicket } from "./ticket-story";

const onItsWay = /goes out in|sending …/;

const changes = async (workspace: Workspace, { id }: PlantedTicket): Promise<readonly unknown[]> =>
  (await workspace.ledger())
    .filter(({ method, path }) => method !== "GET" && path.startsWith(`/tickets/${id}`))
    .map(({ method, path, body }) => ({ method, path, body }));

const expectChanges = (
  workspace: Workspace,
  ticket: PlantedTicket,
  bodies: readonly Record<string, unknown>[],
) =>
  expect
    .poll(() => changes(workspace, ticket), { timeout: 15_000 })
    .toMatchObject(bodies.map((body) => ({ body })));

test("a ticket changes its state and a field, and each is taken back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const ticket = await plantTicket(workspace);
  await sessionOf("agent");
  const pane = await openTicket(page, ticket);
  await pane.getByRole("button", { name: /^State: / }).click();
  await page.getByRole("menuitemradio", { name: "In progress" }).click();
  await expect(pane.getByRole("button", { name: "State: In progress" })).toBeVisible();
  await expect(messages(page)).toContainText("is now “In progress”");
  await undo(page);
  await expect(pane.getByRole("button", { name: "State: In progress" })).toBeHidden();

  const details = pane.getByRole("button", { name: "Fields and details" });
  if (await details.isVisible()) await details.click();
  await pane.getByRole("button", { name: "Change Affected users" }).click();
  const field = pane.getByRole("textbox", { name: "Affected users" });
  await expect(field).toBeFocused();
  await field.fill("many");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Enter a number\./);
  await field.fill("12");
  await field.press("Enter");
  await expect(pane.getByText("12", { exact: true }).filter({ visible: true })).toBeVisible();
  await expectChanges(workspace, ticket, [
    { ticket_state_id: expect.any(String), admin_id: teammates.agent.id },
    { ticket_state_id: expect.any(String), admin_id: teammates.agent.id },
    { ticket_attributes: { "Affected users": 12 }, admin_id: teammates.agent.id },
  ]);
});

test("a ticket is assigned and tagged, answered once and noted, and closed, and the last is taken back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const ticket = await plantTicket(workspace);
  await sessionOf("agent");
  const pane = await openTicket(page, ticket);
  await pane.getByRole("button", { name: "Assign" }).filter({ visible: true }).click();
  await choose(page, "Assign", teammates.other.name, new RegExp(teammates.other.name));
  await expect(pane.getByText(teammates.other.name).first()).toBeVisible();
  await pane.getByRole("button", { name: "Add a tag" }).click();
  await choose(page, "Tag", "vip", /^vip/);
  await expect(pane.getByRole("list", { name: "Tags" })).toContainText("vip");

  await pane.getByRole("textbox", { name: "Reply to Nora Field" }).fill("It comes tomorrow.");
  await pane.getByRole("button", { name: "Send", exact: true }).dblclick();
  const message = pane.getByRole("article", { name: /^Message from/ });
  await expect(message).toContainText("It comes tomorrow.");
  await expect(message).toContainText(onItsWay);
  await expect(message).not.toContainText(onItsWay);
  await pane.getByRole("tab", { name: "Note" }).click();
  await pane.getByRole("textbox", { name: "Note for the team" }).fill("Asked the warehouse.");
  await pane.getByRole("textbox", { name: "Note for the team" }).press("Control+Enter");
  const note = pane.getByRole("article", { name: /^Note from/ });
  await expect(note).toContainText("Asked the warehouse.");
  await expect(note).not.toContainText(onItsWay);

  await pane
    .getByRole("button", { name: /^Close/ })
    .filter({ visible: true })
    .click();
  // Its type requires what it does not have.
  await expect(page.getByRole("dialog", { name: "Before you close" })).toContainText("Severity");
  await closeAnyway(page);
  await expect(messages(page)).toContainText("Closed");
  await undo(page);
  await expectChanges(workspace, ticket, [
    { assignee_id: teammates.other.id },
    { id: expect.any(String) },
    { message_type: "comment", body: "<p>It comes tomorrow.</p>" },
    { message_type: "note", body: "<p>Asked the warehouse.</p>" },
    { open: false },
    { open: true },
  ]);
});

test("what was written on a ticket is taken back on another page, after a reload, and goes once with its file", async ({
  page,
  workspace,
  signInAs,
}) => {
  const ticket = await plantTicket(workspace);
  await signInAs("agent");
  const pane = await openTicket(page, ticket);
  const field = pane.getByRole("textbox", { name: "Reply to Nora Field" });
  await pane
    .locator('input[type="file"]')
    .setInputFiles({ name: "depot.txt", mimeType: "text/plain", buffer: Buffer.from("the list") });
  const files = pane.getByRole("list", { name: "Attachments" });
  await expect(files.getByRole("button", { name: "Remove depot.txt" })).toBeVisible();
  await field.fill("See the list");
  await page.reload();
  await expect(field).toHaveValue("See the list");
  await expect(files).toContainText("depot.txt");
  // Out of reach, it waits for longer than the story's hold.
  await workspace.faults({ match: `GET /tickets/${ticket.id}`, kind: "status", status: 503, times: null });
  await pane.getByRole("button", { name: "Send", exact: true }).click();
  await expect(pane.getByRole("region", { name: "On its way" })).toContainText("Reply");
  await page.goto("/settings");
  const dock = page.getByRole("region", { name: "On their way" });
  await expect(dock.getByRole("link", { name: "Show" })).toHaveAttribute("href", `/tickets/${ticket.id}`);
  await dock.getByRole("button", { name: "Take back" }).click();
  await expect(dock.getByRole("button")).toHaveCount(0);
  await workspace.control("DELETE", "/faults");
  await page.goto("/drafts");
  await page.getByRole("link", { name: `Ticket ${ticket.id}` }).click();
  await expect(field).toHaveValue("See the list");
  await expect(files).toContainText("depot.txt");
  await expectChanges(workspace, ticket, []);
  await pane.getByRole("button", { name: "Send", exact: true }).click();
  await expectChanges(workspace, ticket, [
    { message_type: "comment", body: "<p>See the list</p>", attachment_files: [{ name: "depot.txt" }] },
  ]);
});

test("a ticket that moved stops, says what changed and goes ahead when told to; one that is gone says so", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const ticket = await plantTicket(workspace);
  await sessionOf("agent");
  const pane = await openTicket(page, ticket);
  await workspace.control("POST", "/ticket-moves", { id: ticket.id, admin_assignee_id: teammates.other.id });
  await pane
    .getByRole("button", { name: /^Close/ })
    .filter({ visible: true })
    .click();
  await closeAnyway(page);
  const dialog = page.getByRole("dialog", { name: "It changed since you looked" });
  await expect(dialog).toContainText(`to ${teammates.other.name}`);
  await dialog.getByRole("button", { name: /anyway/ }).click();
  await expectChanges(workspace, ticket, [{ open: false }]);

  const details = pane.getByRole("button", { name: "Fields and details" });
  if (await details.isVisible()) await details.click();
  await pane.getByRole("link", { name: "What was done to it through Switchyard" }).click();
  await page.getByRole("button", { name: /^Undo: / }).click();
  await expect(messages(page)).toContainText("Taken back");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Closed/ })
    .first()
    .click();
  await expect(pane.getByText("Open", { exact: true })).toBeVisible();
  await expectChanges(workspace, ticket, [{ open: false }, { open: true }]);

  await page.goto("/tickets/999999999");
  await expect(page.getByRole("heading", { name: "There is no such ticket" })).toBeVisible();
});
