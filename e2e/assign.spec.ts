import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { changes, choose, expectChanges, messages, openConversation, plant, teammates, undo } from "./story";

const manage = "POST /conversations/:id/parts";

const assignTo = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await choose(page, "Assign", name, new RegExp(`^${name}`));
};

const assignment = (id: string, type: "admin" | "team", assigneeId: string) => ({
  method: "POST",
  path: `/conversations/${id}/parts`,
  body: {
    message_type: "assignment",
    type,
    admin_id: teammates.agent.id,
    assignee_id: assigneeId,
  },
  status: 200,
});

test("an assignment to a teammate shows before Intercom has answered, goes up once, and can be taken back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await expect(pane.getByText("nobody yet")).toBeVisible();
  await workspace.faults({ match: manage, kind: "slow", delayMs: 5000 });
  await assignTo(page, teammates.other.name);
  await expect(pane.getByText(teammates.other.name, { exact: true })).toBeVisible();
  await expect.poll(() => changes(workspace, planted)).toMatchObject([{ status: null }]);
  await expect(messages(page)).toContainText(`Assigned “${planted.subject}” to ${teammates.other.name}`);
  await expectChanges(workspace, planted, [assignment(planted.id, "admin", teammates.other.id)]);
  await undo(page);
  await expect(pane.getByText("nobody yet")).toBeVisible();
  await expectChanges(workspace, planted, [
    assignment(planted.id, "admin", teammates.other.id),
    assignment(planted.id, "admin", "0"),
  ]);
  await page.reload();
  await expect(pane.getByText("nobody yet")).toBeVisible();
});

test("an assignment to a team leaves the teammate, and can be taken back to the team before", async ({
  page,
  workspace,
  signInAs,
}) => {
  await signInAs("agent");
  const known: { readonly teams: readonly { readonly id: string; readonly name: string }[] } = await (
    await page.request.get("/api/workspace")
  ).json();
  const idOf = (name: string) => known.teams.find((team) => team.name === name)?.id ?? "";
  const planted = await plant(workspace, {
    admin_assignee_id: teammates.owner.id,
    team_assignee_id: idOf("Onboarding"),
  });
  const pane = await openConversation(page, planted);
  await expect(pane.getByText("Onboarding", { exact: true })).toBeVisible();
  await assignTo(page, "Billing");
  await expect(pane.getByText("Billing", { exact: true })).toBeVisible();
  await expect(pane.getByText(teammates.owner.name, { exact: true })).toBeVisible();
  await expectChanges(workspace, planted, [assignment(planted.id, "team", idOf("Billing"))]);
  await undo(page);
  await expect(pane.getByText("Onboarding", { exact: true })).toBeVisible();
  await expectChanges(workspace, planted, [
    assignment(planted.id, "team", idOf("Billing")),
    assignment(planted.id, "team", idOf("Onboarding")),
  ]);
});

test("a conversation can be taken out of its team, keeps its teammate, and goes back by undo", async ({
  page,
  workspace,
  signInAs,
}) => {
  await signInAs("agent");
  const known: { readonly teams: readonly { readonly id: string; readonly name: string }[] } = await (
    await page.request.get("/api/workspace")
  ).json();
  const billing = known.teams.find((team) => team.name === "Billing")?.id ?? "";
  const planted = await plant(workspace, {
    admin_assignee_id: teammates.owner.id,
    team_assignee_id: billing,
  });
  const pane = await openConversation(page, planted);
  await assignTo(page, "No team");
  await expect(pane.getByText("No team", { exact: true })).toBeVisible();
  await expect(pane.getByText(teammates.owner.name, { exact: true })).toBeVisible();
  await expect(messages(page)).toContainText(`Took “${planted.subject}” out of its team`);
  await expectChanges(workspace, planted, [assignment(planted.id, "team", "0")]);
  await undo(page);
  await expect(pane.getByText("Billing", { exact: true })).toBeVisible();
  await expectChanges(workspace, planted, [
    assignment(planted.id, "team", "0"),
    assignment(planted.id, "team", billing),
  ]);
});

test("an assignment to nobody takes the teammate away, and undo gives it back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace, { admin_assignee_id: teammates.owner.id });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await expect(pane.getByText(teammates.owner.name, { exact: true })).toBeVisible();
  await assignTo(page, "Nobody");
  await expect(pane.getByText("nobody yet")).toBeVisible();
  await expect(messages(page)).toContainText(`Unassigned “${planted.subject}”`);
  await expectChanges(workspace, planted, [assignment(planted.id, "admin", "0")]);
  await undo(page);
  await expect(pane.getByText(teammates.owner.name, { exact: true })).toBeVisible();
  await expectChanges(workspace, planted, [
    assignment(planted.id, "admin", "0"),
    assignment(planted.id, "admin", teammates.owner.id),
  ]);
});

test("an assignment that Intercom refuses is taken back on the screen, with the reason", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await workspace.faults({
    match: manage,
    kind: "status",
    status: 422,
    code: "parameter_invalid",
    message: "Not today",
  });
  await assignTo(page, teammates.other.name);
  await expect(messages(page)).toContainText("Assign failed for “");
  await expect(pane.getByText("nobody yet")).toBeVisible();
  await expect(pane.getByText(teammates.other.name, { exact: true })).toBeHidden();
  await expectChanges(workspace, planted, [{ status: 422 }]);
});
