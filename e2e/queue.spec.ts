import { expect, test } from "./fixtures";
import { conversationPane, listOf, plant, query, rowOf, rows, uniqueWord } from "./story";

test("a typed query finds by state and tag, survives a reload, and back leads out of it", async ({
  page,
  workspace,
  signInAs,
}) => {
  await signInAs("agent");
  const known: { readonly tags: readonly { readonly name: string }[] } = await (
    await page.request.get("/api/workspace")
  ).json();
  // Other stories make tags with names that a query would have to escape.
  const tag = known.tags.find(({ name }) => /^[\w ]+$/.test(name))?.name ?? "";
  expect(tag).not.toBe("");
  const word = uniqueWord();
  const wanted = await plant(workspace, { subject: `Wanted ${word}`, state: "closed", tags: [tag] }, word);
  const open = await plant(workspace, { subject: `Still open ${word}`, tags: [tag] }, word);
  const bare = await plant(workspace, { subject: `Without tag ${word}`, state: "closed" }, word);
  await expect(rows(page).first()).toBeVisible();
  const start = page.url();
  const line = await query(page, `state:closed tag:"${tag}" subject:~${word}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(rowOf(page, wanted)).toContainText("Closed");
  await expect(rowOf(page, wanted)).toContainText(tag);
  await expect(rowOf(page, open)).toBeHidden();
  await expect(rowOf(page, bare)).toBeHidden();
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(line).toHaveValue(new RegExp(`state:closed tag:.*subject:~"?${word}`));
  await rowOf(page, wanted).click();
  await expect(conversationPane(page).getByRole("heading", { level: 1 })).toHaveText(wanted.subject);
  await page.goBack();
  await expect(conversationPane(page)).toBeHidden();
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(start);
  await expect(rows(page).nth(1)).toBeVisible();
  await page.goForward();
  await expect(rows(page)).toHaveCount(1);
});

test("a query that makes no sense is refused in words at the line, with one press to mend it", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  await page.goto(listOf(planted.word));
  await expect(rows(page)).toHaveCount(1);
  const before = page.url();
  const line = await query(page, "state:opne");
  await expect(line).toHaveAttribute("aria-invalid", "true");
  await expect(line).toHaveAccessibleDescription(/opne/);
  expect(page.url()).toBe(before);
  await page
    .getByRole("search")
    .getByRole("button", { name: /^Use open/ })
    .click();
  await expect(line).toHaveValue(/^state:open/);
  await line.press("Enter");
  await expect(line).not.toHaveAttribute("aria-invalid");
  await expect(page).not.toHaveURL(before);
  await expect(rows(page).nth(1)).toBeVisible();
});

test("the list reads on past its first page, and no conversation comes twice", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  const now = Math.floor(Date.now() / 1000);
  const subjects = Array.from({ length: 65 }, (_, index) => `Parcel ${index + 100} ${word}`);
  for (const [index, subject] of subjects.entries()) {
    await plant(workspace, { subject, waiting_since: now - 90_000 + index }, word);
  }
  await sessionOf("agent");
  await page.goto(listOf(word));
  const seen = new Map<string, string>();
  await expect(page.getByText("65 match")).toBeAttached();
  await expect(async () => {
    const drawn = await rows(page).evaluateAll((options) =>
      options.map((option) => [option.getAttribute("aria-posinset"), option.getAttribute("href")] as const),
    );
    for (const [place, href] of drawn) seen.set(place ?? "", href ?? "");
    await rows(page).last().scrollIntoViewIfNeeded();
    expect(seen.size).toBe(subjects.length);
  }).toPass();
  expect(new Set(seen.values()).size).toBe(subjects.length);
  await expect(page.getByText("That is all.")).toBeVisible();
  const pages = (await workspace.ledger()).filter(
    (entry) => entry.pattern === "/conversations/search" && JSON.stringify(entry.body).includes(word),
  );
  expect(new Set(pages.map((entry) => JSON.stringify(entry.body))).size).toBe(3);
});
