import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectChanges, openConversation, plant } from "./story";

const field = (pane: Locator): Locator => pane.getByRole("textbox", { name: "Reply to Nora Field" });
const sendButton = (pane: Locator): Locator => pane.getByRole("button", { name: "Send", exact: true });
const send = (pane: Locator): Promise<void> => sendButton(pane).click();

/** What a browser hands over when a file is dropped, made in the page itself. */
const transferOf = (page: Page, name: string) =>
  page.evaluateHandle((called) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["the list"], called, { type: "text/plain" }));
    return transfer;
  }, name);

test("one draft in two tabs is one message, though Send is pressed in both", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const first = await openConversation(page, planted);
  const other = await page.context().newPage();
  const second = await openConversation(other, planted);
  await field(first).fill(`Only once ${planted.word}`);
  await expect(field(second)).toHaveValue(`Only once ${planted.word}`);
  // The other tab may have heard of it by then: its button is pressed all the same.
  await Promise.all([first, second].map((pane) => sendButton(pane).click({ force: true })));
  await expectChanges(workspace, planted, [
    { path: `/conversations/${planted.id}/reply`, body: { body: `<p>Only once ${planted.word}</p>` } },
  ]);
  for (const pane of [first, second]) {
    await expect(field(pane)).toHaveValue("");
    await expect(pane.getByRole("article").filter({ hasText: planted.word })).toHaveCount(1);
  }
});

test("words that were on their way when the page went are there again, and go out once", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  // Switchyard's server is out of reach for this alone, for as long as the page lives.
  await page.route("**/api/outgoing", (route) =>
    route.request().method() === "POST" ? undefined : route.continue(),
  );
  await field(pane).fill(`In a tunnel ${planted.word}`);
  await send(pane);
  await expect(field(pane)).toHaveValue("");
  await page.reload();
  await page.unroute("**/api/outgoing");
  await expect(field(pane)).toHaveValue(`In a tunnel ${planted.word}`);
  await send(pane);
  await expectChanges(workspace, planted, [{ path: `/conversations/${planted.id}/reply`, status: 200 }]);
});

test("a file that is dropped on the conversation and one that is pasted go along", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await pane.dispatchEvent("drop", { dataTransfer: await transferOf(page, "dropped.txt") });
  await expect(pane.getByRole("button", { name: "Remove dropped.txt" })).toBeVisible();
  await field(pane).evaluate(
    (into, clipboardData) => {
      into.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    await transferOf(page, "pasted.txt"),
  );
  await expect(pane.getByRole("button", { name: "Remove pasted.txt" })).toBeVisible();
  await send(pane);
  await expectChanges(workspace, planted, [
    { body: { attachment_files: [{ name: "dropped.txt" }, { name: "pasted.txt" }] } },
  ]);
});
