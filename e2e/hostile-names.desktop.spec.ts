import { expect, test } from "./fixtures";
import { enterLine, listOf, plant, rowOf, teammates } from "./story";
import { short, watch } from "./watched";

test("hostile names of teammates and teams are text wherever they stand", async ({
  page,
  workspace,
  stack,
  signInAs,
}) => {
  const origin = new URL(stack.appUrl).origin;
  const watched = await watch(page, origin);
  await signInAs("owner");
  const names = { teammate: short("mate"), team: short("group") };
  const called: { kind: string; id: string; name: string }[] = [];
  const rename = async (kind: keyof typeof names, id: string, name: string) => {
    const { before } = (await workspace.control("POST", "/names", { kind, id, name })) as { before: string };
    called.push({ kind, id, name: before });
  };
  /** A token that was put anew asks Intercom for all that it lists. */
  const readAnew = async () => {
    const { token } = (await workspace.control("GET", "/token")) as { token: string };
    const stored = await page.request.get(`${stack.appUrl}/api/connection`);
    const { region }: { region: string } = await stored.json();
    const headers = { origin, "x-switchyard": "1", "sec-fetch-site": "same-origin" };
    const answer = await page.request.put(`${stack.appUrl}/api/connection`, {
      headers,
      data: { region, token },
    });
    expect(answer.status()).toBe(200);
  };
  const known = await page.request.get(`${stack.appUrl}/api/workspace`);
  const { teams }: { teams: { id: string }[] } = await known.json();
  const team = teams[0]?.id ?? "";
  try {
    await rename("teammate", teammates.other.id, names.teammate);
    await rename("team", team, names.team);
    await readAnew();
    const planted = await plant(workspace, {
      admin_assignee_id: teammates.other.id,
      team_assignee_id: team,
    });
    await page.goto(listOf(planted.word));
    await expect(page.getByRole("navigation", { name: "Views" })).toContainText(names.team);
    await expect(rowOf(page, planted)).toContainText(names.team);
    await page.keyboard.press("j");
    await page.keyboard.press("o");
    const pane = page.getByRole("main", { name: "Conversation" });
    for (const name of Object.values(names)) await expect(pane.locator("header")).toContainText(name);
    await page.keyboard.press("a");
    const dialog = page.getByRole("dialog", { name: "Assign" });
    for (const name of Object.values(names)) await expect(dialog).toContainText(name);
    await page.keyboard.press("Escape");
    await page.keyboard.press("i");
    const said = page.getByRole("region", { name: "Messages" });
    await expect(said).toContainText("Assigned");
    await page.keyboard.press("z");
    await expect(said).toContainText("Taken back");
    const line = await enterLine(page);
    await line.fill("assignee:");
    await expect(page.getByRole("listbox", { name: "Suggestions" })).toContainText(names.teammate);
    await line.fill("team:");
    await expect(page.getByRole("listbox", { name: "Suggestions" })).toContainText(names.team);
    expect(await watched.fired()).toEqual([]);
    expect(watched.strangers).toEqual([]);
  } finally {
    for (const one of called) await workspace.control("POST", "/names", one);
    await readAnew();
  }
});
