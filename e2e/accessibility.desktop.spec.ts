import type { Page } from "@playwright/test";
import { expectAccessible, problems } from "./axe";
import { expect, test, type Workspace } from "./fixtures";
import { awake, query } from "./story";

const small = { width: 320, height: 640 };

const isSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

const wide: readonly string[] = [
  "<p>مرحبا، هل يمكنكم مساعدتي؟ My order is #4711.</p>",
  `<p>${"unbroken".repeat(60)}</p>`,
  "<table><tr><th>Item</th><th>Price</th><th>Delivered</th><th>Remark</th></tr><tr><td>Lamp</td><td>10</td><td>no</td><td>a very long remark about a lamp</td></tr></table>",
  '<blockquote>Earlier you wrote</blockquote><pre>error: something_rather_long_without_any_break_happened_in_this_line</pre><a href="https://shop.example/a">the shop</a>',
];

/** A conversation with something of everything in it. */
const plant = async (workspace: Workspace) => {
  const { id } = await workspace.createConversation({
    type: "email",
    read: true,
    priority: "high",
    contact: { name: "مريم Al-Sayed", email: "maryam@shop.test", custom_attributes: { plan: "Pro" } },
    subject: "Lamp not delivered",
    body: wide[0],
    tags: ["billing", "vip"],
    attachments: [{ name: "invoice.pdf", content_type: "application/pdf" }],
    parts: [
      ...wide.slice(1).map((body) => ({ body })),
      { part_type: "note", body: "<p>Look at the shop first.</p>", author: { type: "admin" } },
      { part_type: "close", author: { type: "admin" } },
      { part_type: "something_new", author: { type: "bot" } },
    ],
  });
  return id;
};

const openConversation = async (page: Page, id: string) => {
  await page.goto(`/queue/all-open?c=${id}`);
  await expect(page.getByRole("main", { name: "Conversation" }).getByRole("textbox")).toBeEnabled();
  await expect(page.getByRole("option").first()).toBeVisible();
  await awake(page);
};

test("the sign-in page, also with a refusal on it", async ({ page }) => {
  await page.goto("/sign-in?ended=1");
  await expectAccessible(page, "sign-in");
  await page.getByLabel("E-mail").fill("nobody@demo.test");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "sign-in refused");
});

test("the queue: full, empty, with a query that makes no sense, and failed", async ({
  page,
  workspace,
  signInAs,
}) => {
  await signInAs("agent");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expectAccessible(page, "queue");
  await page.goto(`/queue?q=${encodeURIComponent("body:nothinghasthisword")}`);
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await expectAccessible(page, "queue empty");
  await page.goto(`/queue?q=${encodeURIComponent("state:nonsense and (")}`);
  await expect(page.getByText("Not all of this address could be read")).toBeVisible();
  await expectAccessible(page, "queue of a tampered address");
  await query(page, "state:nonsense and (");
  await expect(page.getByRole("combobox", { name: "Query" })).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "queue with an invalid query");
  await workspace.faults({ match: "POST /conversations/search", kind: "status", status: 403, times: null });
  await page.goto(`/queue?q=${encodeURIComponent("body:neverasked")}`);
  await expect(page.getByRole("alert").filter({ hasText: "could not be read" })).toBeVisible();
  await expectAccessible(page, "queue failed");
});

test("the conversation and its dialogs", async ({ page, workspace, sessionOf }) => {
  test.setTimeout(120_000);
  const id = await plant(workspace);
  await sessionOf("agent");
  await openConversation(page, id);
  await expect(page.getByRole("complementary")).toContainText("This conversation");
  await expectAccessible(page, "conversation");
  const dialog = page.getByRole("dialog");
  for (const [key, name] of [
    ["a", "Assign"],
    ["t", "Tag"],
    ["?", "Keys"],
    ["Control+k", "Commands"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialog).toHaveAccessibleName(name);
    await expectAccessible(page, name);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  await page.keyboard.press("c");
  await dialog.getByLabel("Title").fill("");
  await dialog.getByRole("button", { name: "Convert" }).click();
  await expect(dialog.getByLabel("Title")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "convert with errors");
  const { parts }: { readonly parts: readonly { readonly id: string; readonly html: string }[] } = await (
    await page.request.get(`/api/conversations/${id}`)
  ).json();
  const table = parts.find(({ html }) => html.includes("Delivered"))?.id;
  // At its own address no program runs in it, also none that looks at it.
  const sent = await page.request.get(`/api/conversations/${id}/parts/${table}/frame`);
  await page.setContent(await sent.text());
  await expect(page.getByText("a very long remark about a lamp")).toBeVisible();
  await expectAccessible(page, "mail as it was sent");
});

test("all views, and the dialogs about them", async ({ page, sessionOf }) => {
  await sessionOf("lead");
  await page.goto("/views");
  await expect(
    page.getByText("in no shared view").or(page.getByText("No view is shared yet")).first(),
  ).toBeVisible();
  await expectAccessible(page, "views");
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "New view" }).click();
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog.getByRole("textbox", { name: /^Name/ })).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "new view with an error");
  // Small, and still dark.
  await page.setViewportSize(small);
  expect.soft(await problems(page), "new view with an error, small").toEqual([]);
  await page.keyboard.press("Escape");
  expect(await isSideways(page)).toBe(false);
  expect.soft(await problems(page), "views, small").toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Import" }).click();
  await dialog.getByLabel("Or paste it here").fill(
    JSON.stringify({
      format: "switchyard-views",
      version: 1,
      views: [{ name: "a", query: "state:opn", icon: 1 }],
    }),
  );
  await dialog.getByRole("button", { name: "Read it" }).click();
  await expectAccessible(page, "import with an error");
  await page.keyboard.press("Escape");
  await page.goto(`/queue/all-open?q=${encodeURIComponent("state:open tag:99999999")}&group=team`);
  await expect(page.getByRole("group", { name: "Changes to the view" })).toBeVisible();
  await expect(page.getByText("no longer in the workspace")).toBeVisible();
  await expectAccessible(page, "a changed view that names a tag that has gone");
  await page.getByRole("button", { name: /^Display/ }).click();
  await expect(dialog).toHaveAccessibleName("Display");
  await expectAccessible(page, "display");
});

test("the settings, and an address that leads nowhere", async ({ page, sessionOf }) => {
  await sessionOf("owner");
  await page.goto("/settings");
  await expect(page.getByText("Connected", { exact: true }).first()).toBeVisible();
  await expectAccessible(page, "settings");
  for (const address of ["/nowhere", "/queue/nowhere"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
    await expectAccessible(page, `not found, ${address}`);
  }
});

for (const [name, size] of Object.entries({
  phone: { width: 390, height: 844 },
  small,
})) {
  test(`at ${size.width} × ${size.height} (${name}) nothing is sideways and nothing is wrong`, async ({
    page,
    workspace,
    sessionOf,
  }) => {
    const id = await plant(workspace);
    await page.setViewportSize(size);
    await sessionOf("agent");
    await page.goto("/queue/all-open");
    await expect(page.getByRole("option").first()).toBeVisible();
    expect(await isSideways(page)).toBe(false);
    await expectAccessible(page, `queue, ${name}`);
    await openAlone(page, id);
    expect(await isSideways(page)).toBe(false);
    await expectAccessible(page, `conversation, ${name}`);
    await page.getByRole("button", { name: "Contact and details" }).click();
    const details = page.getByRole("dialog", { name: "Contact and details" });
    await expect(details).toContainText("maryam@shop.test");
    await expect(details).toContainText("This conversation");
    expect(await isSideways(page)).toBe(false);
    await expectAccessible(page, `contact and details, ${name}`);
  });
}

test("a ticket at 1440, 390 and 320 px: nothing sideways, nothing wrong", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const id = await plant(workspace);
  await sessionOf("agent");
  await openConversation(page, id);
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "Convert to a ticket" });
  await dialog.getByLabel("Title").fill(`Lamp ${"notdelivered".repeat(12)} عاجل`);
  await dialog.getByLabel("Severity").selectOption({ label: "Low" });
  await dialog.getByLabel("First seen").fill("2026-11-15T10:05");
  await dialog.getByRole("button", { name: "Convert", exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("main").getByRole("link", { name: "Ticket", exact: true }).click();
  const ticket = page.getByRole("main", { name: "Ticket" });
  await expect(ticket.getByRole("heading", { level: 1 })).toContainText("Lamp");
  await expect(ticket).toContainText("15 Nov 2026, 10:05");
  for (const width of [1440, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(content, `at ${width} px`).toBeLessThanOrEqual(width);
    await expectAccessible(page, `ticket at ${width} px`);
  }
  await ticket.getByRole("link", { name: "Back to the queue" }).click();
  await expect(page).toHaveURL(/\/queue\/all-open/);
});

const openAlone = async (page: Page, id: string) => {
  await page.goto(`/queue/all-open?c=${id}`);
  await expect(page.getByRole("main", { name: "Conversation" }).getByRole("textbox")).toBeEnabled();
  await awake(page);
};

test("with reduced motion nothing moves for longer than a blink", async ({ page, workspace, sessionOf }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const id = await plant(workspace);
  await sessionOf("agent");
  await openConversation(page, id);
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog")).toBeVisible();
  const slow = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 10)
      .map((one) => String(Reflect.get(one, "animationName") ?? Reflect.get(one, "transitionProperty"))),
  );
  expect(slow).toEqual([]);
});
