import type { Browser, Page } from "@playwright/test";
import type { Role } from "@/lib/access/roles";
import { problems } from "./axe";
import { begun, expect, signIn, test, waitForPrograms } from "./fixtures";
import { plant, query, rowOf, rows, teammates, uniqueWord } from "./story";

/** Somebody else at another machine. */
const colleague = async (browser: Browser, baseURL: string | undefined, role: Role): Promise<Page> => {
  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  const page = await context.newPage();
  waitForPrograms(page);
  await signIn(page, role);
  return page;
};

const strip = (page: Page) => page.getByRole("group", { name: "Changes to the view" });
const rail = (page: Page) => page.getByRole("navigation", { name: "Views" });
const line = (page: Page) => page.getByRole("combobox", { name: "Query" });
const form = (page: Page) => page.getByRole("dialog", { name: "Save as a view" });

const saveAs = async (page: Page, name: string, audience: "Only you" | "Everyone" = "Only you") => {
  await strip(page).getByRole("button", { name: "Save as" }).click();
  await form(page).getByRole("textbox", { name: /^Name/ }).fill(name);
  await form(page).getByRole("radio", { name: audience }).check();
  // Twice, as somebody in a hurry does.
  await form(page).getByRole("button", { name: "Save view" }).dblclick();
  await expect(rail(page).getByRole("link", { name })).toHaveCount(1);
  await expect(form(page)).toBeHidden();
  await expect(page).toHaveTitle(`${name} · Switchyard`);
};

test("a shared view opens the same for a colleague, who is “me” in it; two who change it settle whose counts", async ({
  page,
  browser,
  baseURL,
  workspace,
  sessionOf,
}) => {
  const name = uniqueWord();
  const word = uniqueWord();
  const plantFor = (assignee: string) =>
    plant(workspace, { admin_assignee_id: assignee, subject: `Parcel ${word} for ${assignee}` }, word);
  const ofAgent = await plantFor(teammates.agent.id);
  const ofOwner = await plantFor(teammates.owner.id);
  await sessionOf("owner");
  await page.goto(`/queue/mine?q=${encodeURIComponent(`assignee:me subject:~${word}`)}`);
  await expect(rowOf(page, ofOwner)).toBeVisible();
  await saveAs(page, name, "Everyone");
  const address = page.url();

  const lead = await colleague(browser, baseURL, "lead");
  const agent = await colleague(browser, baseURL, "agent");
  await agent.goto(address);
  await expect(rowOf(agent, ofAgent)).toBeVisible();
  await expect(rows(agent)).toHaveCount(1);
  await expect(rail(agent).getByRole("link", { name })).toBeVisible();
  await query(agent, `subject:~${word}`);
  await expect(rows(agent)).toHaveCount(2);
  await expect(strip(agent).getByRole("button")).toHaveText(["Save as", "Revert"]);

  await lead.goto(address);
  await expect(line(lead)).toHaveValue(/assignee:me/);
  // Begins before the other saves, so that a look at the views in between changes nothing.
  await query(lead, `subject:~${word} priority:yes`);
  await expect(strip(lead)).toBeVisible();
  await query(page, `subject:~${word} state:open`);
  await strip(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(strip(page)).toBeHidden();
  await strip(lead).getByRole("button", { name: "Save", exact: true }).click();
  const conflict = lead.getByRole("dialog", { name: "Changed meanwhile" });
  await expect(conflict).toContainText(teammates.owner.name);
  const row = conflict.getByRole("row", { name: /^Query/ });
  await expect(row.getByRole("cell")).toHaveText([/priority:yes/, /state:open/]);
  await conflict.getByRole("button", { name: "Close" }).click();
  await expect(line(lead)).toHaveValue(/priority:yes/);
  await strip(lead).getByRole("button", { name: "Save", exact: true }).click();
  await conflict.getByRole("button", { name: "Save mine over it" }).click();
  await expect(conflict).toBeHidden();
  await expect(strip(lead)).toBeHidden();
  await page.reload();
  await expect(line(page)).toHaveValue(/priority:yes/);
  await Promise.all([lead.context().close(), agent.context().close()]);
});

test("in two tabs: what one builds in one stays when the other saves, and is dropped or kept as a new view", async ({
  page,
  context,
  sessionOf,
}) => {
  const name = uniqueWord();
  await sessionOf("lead");
  await page.goto(`/queue/all-open?q=${encodeURIComponent(`subject:~${name}`)}`);
  await saveAs(page, name);
  const address = page.url();
  const saveHere = async (text: string) => {
    await query(page, text);
    await strip(page).getByRole("button", { name: "Save", exact: true }).click();
    await expect(strip(page)).toBeHidden();
  };
  const other = await context.newPage();
  await other.clock.install();
  await other.goto(address);
  await begun(other);
  await other.getByRole("button", { name: "Filter", exact: true }).click();
  const filter = other.getByRole("dialog", { name: "Filter" });
  const subject = filter.getByRole("textbox", { name: "Subject" });
  await subject.fill(`${name}here`);
  await saveHere(`subject:~${name} state:open`);
  const told = other.waitForResponse((response) => new URL(response.url()).pathname === "/api/views");
  await other.clock.fastForward(61_000);
  await told;
  await expect(subject).toHaveValue(`${name}here`);
  await expect(subject).toBeFocused();
  await filter.getByRole("button", { name: "Apply" }).click();
  await expect(strip(other)).toContainText("also by");
  const save = strip(other).getByRole("button", { name: "Save", exact: true });
  await save.click();
  const conflict = other.getByRole("dialog", { name: "Changed meanwhile" });
  await expect(conflict).toContainText("You saved it");
  await expect(conflict.getByRole("row", { name: /^Query/ }).getByRole("cell")).toHaveText([
    new RegExp(`${name}here`),
    /state:open/,
  ]);
  expect(await problems(other)).toEqual([]);
  await conflict.getByRole("button", { name: "Take theirs" }).click();
  await expect(strip(other)).toBeHidden();
  await expect(line(other)).toHaveValue(/state:open/);

  await query(other, `subject:~${name} priority:yes`);
  await saveHere(`subject:~${name} state:closed`);
  await save.click();
  await conflict.getByRole("button", { name: "Save mine as new" }).click();
  await form(other).getByRole("textbox", { name: /^Name/ }).fill(`${name} too`);
  await form(other).getByRole("button", { name: "Save view" }).click();
  await expect(other).toHaveTitle(`${name} too · Switchyard`);
  await expect(line(other)).toHaveValue(/priority:yes/);
  await other.goto(address);
  await expect(line(other)).toHaveValue(/state:closed/);
});

test("a deleted view comes back with z, or from its address", async ({ page, sessionOf }) => {
  const name = uniqueWord();
  await sessionOf("lead");
  await page.goto(`/queue/all-open?q=${encodeURIComponent(`subject:~${name}`)}`);
  await saveAs(page, name);
  const address = page.url();
  const list = page.getByRole("region", { name: "Saved" });
  const item = list.getByRole("listitem").filter({ hasText: name });
  const remove = async () => {
    await item.getByRole("button", { name: `More for “${name}”` }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(item).toHaveCount(0);
  };
  await page.goto("/views");
  await expect(item).toContainText("Yours · Only you");
  await remove();
  await page.keyboard.press("z");
  await expect(item).toHaveCount(1);
  await remove();
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: `“${name}” was deleted` })).toBeVisible();
  await page.getByRole("button", { name: "Restore it" }).click();
  await expect(line(page)).toHaveValue(new RegExp(name));
  await page.goto("/queue/6f1d2c7e-0b7a-4b8e-9c1d-2f3a4b5c6d7e");
  await expect(page.getByRole("heading", { level: 1, name: "This view is gone" })).toBeVisible();
});

test("views are put in order by keys and by dragging, and their keys follow", async ({ page, sessionOf }) => {
  const word = uniqueWord();
  await sessionOf("agent");
  await page.goto("/views");
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import views" });
  const hostile = `<img src=x onerror=alert(1)> ${word}`;
  const views = [`a ${word}`, `b ${word}`, hostile].map((name) => ({ name, query: `subject:~${word}` }));
  const broken = { name: `broken ${word}`, query: "state:opn" };
  const file = JSON.stringify({ format: "switchyard-views", version: 1, views: [...views, broken] });
  await dialog.getByLabel("File of views").setInputFiles({
    name: "views.json",
    mimeType: "application/json",
    buffer: Buffer.from(file),
  });
  await expect(dialog).toContainText("4 views: 4 new, 0 already here");
  await expect(dialog.getByRole("button", { name: /^Import \d/ })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: broken.name }).uncheck();
  await dialog.getByRole("button", { name: "Import 3 views" }).click();
  await expect(dialog).toBeHidden();

  const list = page.getByRole("region", { name: "Saved" });
  const names = list.getByRole("link").filter({ hasText: word });
  await expect(names).toHaveText(views.map((view) => view.name));
  await list.getByRole("button", { name: new RegExp(`^Move “a ${word}”`) }).press("ArrowDown");
  await expect(names).toHaveText([`b ${word}`, `a ${word}`, hostile]);
  await expect(list.getByRole("button", { name: new RegExp(`^Move “a ${word}”`) })).toBeFocused();
  await list.getByRole("button", { name: new RegExp(`^Move “<img.* ${word}”`) }).dragTo(names.first());
  await expect(names).toHaveText([hostile, `b ${word}`, `a ${word}`]);
  await expect(rail(page).getByRole("link").filter({ hasText: word })).toContainText([hostile, "b", "a"]);

  for (const key of [9, 8]) {
    const link = rail(page)
      .getByRole("link")
      .nth(key - 1);
    await page.keyboard.press(String(key));
    await expect(page).toHaveURL((await link.getAttribute("href")) ?? "");
    await page.goBack();
    await expect(page).toHaveURL("/views");
    await begun(page);
  }

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export all" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("switchyard-views.json");
  await rail(page).getByRole("link", { name: hostile }).click();
  await expect(page).toHaveTitle(`${hostile} · Switchyard`);
  await page.keyboard.press("Control+k");
  await expect(
    page.getByRole("dialog", { name: "Commands" }).getByRole("option", { name: hostile }),
  ).toBeVisible();
});

test("an address that was tampered with opens with what could be read", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await page.goto(`/queue?q=${encodeURIComponent(`subject:~${planted.word} colour:red (`)}&sort=sideways`);
  await expect(rowOf(page, planted)).toBeVisible();
  const notice = page.getByRole("status").filter({ hasText: "Not all of this address" });
  await expect(notice).toContainText("There is no field “colour”.");
  await expect(notice).toContainText("“sideways”");
  await expect(page).toHaveURL(`/queue?q=subject:~${planted.word}`);
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await expect(notice).toBeHidden();
});
