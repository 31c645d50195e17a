import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import {
  choose,
  closeAnyway,
  conversationPane,
  expectChanges,
  listOf,
  messages,
  plant,
  rowOf,
  rows,
  teammates,
  uniqueWord,
} from "./story";

test.use({ viewport: { width: 390, height: 844 } });

const expectNothingSideways = async (page: Page, where: string) => {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    globalThis.innerWidth,
  ]);
  expect(window, where).toBe(390);
  expect(content, where).toBeLessThanOrEqual(390);
};

test("from the list to a ticket with a thumb, and nothing scrolls sideways", async ({
  page,
  workspace,
  signInAs,
}) => {
  const word = uniqueWord();
  const planted = await plant(
    workspace,
    {
      subject: `A long subject that does not fit a phone by far, whatever one does about it ${word}`,
      body: `<p>${"unbroken".repeat(30)}</p><table><tr>${"<td>wide cell</td>".repeat(20)}</tr></table>`,
    },
    word,
  );
  await signInAs("agent");
  await expect(rows(page).first()).toBeVisible();
  await expectNothingSideways(page, "queue");
  await page.goto(listOf(word));
  await rowOf(page, planted).click();
  const pane = conversationPane(page);
  await expect(pane.getByRole("textbox", { name: /^Reply to/ })).toBeVisible();
  await expectNothingSideways(page, "conversation");

  const bar = page.getByRole("toolbar", { name: "Actions" });
  for (const name of ["Close", "Snooze", "Assign", "Tag", "More"]) {
    const box = await bar.getByRole("button", { name, exact: true }).boundingBox();
    expect(box?.height, name).toBeGreaterThanOrEqual(44);
    expect(box?.width, name).toBeGreaterThanOrEqual(44);
  }

  await bar.getByRole("button", { name: "Assign" }).click();
  await expect(page.getByRole("dialog", { name: "Assign" })).toBeVisible();
  await expectNothingSideways(page, "assign");
  await choose(page, "Assign", "Priya", /^Priya Raman/);
  await expect(pane.getByText(teammates.other.name, { exact: true })).toBeVisible();

  await bar.getByRole("button", { name: "Tag" }).click();
  await expect(page.getByRole("dialog", { name: "Tag" })).toBeVisible();
  await expectNothingSideways(page, "tag");
  await choose(page, "Tag", `thumb ${word}`, /^Create the tag/);
  await expect(pane.getByRole("button", { name: `Remove thumb ${word}` })).toBeVisible();

  await bar.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Convert to ticket" }).click();
  const dialog = page.getByRole("dialog", { name: "Convert to a ticket" });
  await dialog.getByLabel("Severity").selectOption({ label: "Low" });
  await expectNothingSideways(page, "convert");
  await dialog.getByRole("button", { name: "Convert", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(pane.getByRole("link", { name: "Ticket", exact: true })).toBeVisible();

  await bar.getByRole("button", { name: "Close", exact: true }).click();
  await closeAnyway(page);
  await expect(messages(page)).toContainText("Closed");
  await expectChanges(workspace, planted, [
    { body: { message_type: "assignment", assignee_id: teammates.other.id } },
    { path: `/conversations/${planted.id}/tags` },
    { path: `/conversations/${planted.id}/convert` },
    { body: { message_type: "close" } },
  ]);
  await pane.getByRole("button", { name: "Back to the queue" }).click();
  await expect(pane).toBeHidden();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Me" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expectNothingSideways(page, "settings");
});

test("contact, attributes and earlier conversations are a press away, dates as dates", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace, {
    custom_attributes: { "Promised by": 1_800_000_000, "Orders affected": 1_800_000_000 },
    contact: {
      name: "Nora Field",
      email: "nora@example.test",
      custom_attributes: { renewal_date: 1_800_000_000 },
    },
  });
  await sessionOf("agent");
  await page.goto(`/conversations/${planted.id}`);
  await page.getByRole("button", { name: "Contact and details" }).click();
  const details = page.getByRole("dialog", { name: "Contact and details" });
  await expect(details).toContainText("nora@example.test");
  await expect(details).toContainText(/Promised by\s*15 Jan 2027/);
  await expect(details).toContainText(/Renewal date\s*15 Jan 2027/);
  await expect(details).toContainText(/Orders affected\s*1800000000/);
  await expectNothingSideways(page, "details");
  await details.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Contact and details" })).toBeFocused();
});

test("the Queue tab leads back to the list that one came from", async ({ page, signInAs }) => {
  await signInAs("agent");
  await page.getByRole("button", { name: "View: Unassigned" }).click();
  await page.getByRole("menuitemradio", { name: /^Snoozed/ }).click();
  await expect(page).toHaveURL(/\/queue\/snoozed$/);
  const bar = page.getByRole("navigation", { name: "Main" });
  await bar.getByRole("link", { name: "Me" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await bar.getByRole("link", { name: "Queue" }).click();
  await expect(page).toHaveURL(/\/queue\/snoozed$/);
  await expect(page.getByRole("button", { name: "View: Snoozed" })).toBeVisible();
});

test("a long thread opens at its end and stays there while the field grows; events are read in full", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const parts = Array.from({ length: 60 }, (_, n) => ({
    body: `<p>Part ${n} ${"with many words ".repeat((n * 7) % 40)}</p>`,
    author: { type: n % 2 ? "admin" : "user" },
  }));
  const event = { part_type: "conversation_rating_remark_added", author: { type: "user" } };
  const planted = await plant(workspace, {
    parts: [...parts, event, { body: "<p>The very last words</p>" }],
  });
  await sessionOf("agent");
  await page.goto(`/conversations/${planted.id}`);
  const thread = page.getByRole("region", { name: "Thread" });
  const last = thread.getByText("The very last words");
  await expect(last).toBeInViewport();
  await conversationPane(page)
    .getByRole("textbox", { name: /^Reply to/ })
    .fill("one\ntwo\nthree\nfour");
  await expect(last).toBeInViewport();
  const cut = await thread.evaluate((pane) => pane.scrollWidth > pane.clientWidth);
  expect(cut).toBe(false);
});

test("a phone can put it on its home screen", async ({ page, request }) => {
  await page.goto("/sign-in");
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const answer = await request.get(href ?? "");
  expect(answer.headers()["content-type"]).toContain("application/manifest+json");
  const manifest = await answer.json();
  expect(manifest).toMatchObject({ name: "Switchyard", display: "standalone", start_url: "/queue" });
  for (const icon of manifest.icons) {
    const image = await request.get(icon.src);
    expect([image.status(), image.headers()["content-type"]]).toEqual([200, "image/png"]);
  }
});
