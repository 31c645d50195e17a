import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { messages, openConversation, plant, teammates, uniqueWord } from "./story";

/** No part of a toast lies over what one writes in, nor over the tabs above that. */
const expectClear = async (page: Page, pane: Locator) => {
  const toast = messages(page).getByRole("listitem").filter({ hasText: "Assigned" });
  await expect(toast).toBeVisible();
  const field = pane.getByRole("tab", { name: "Note" });
  await expect
    .poll(async () => {
      const [above, below] = await Promise.all([toast.boundingBox(), field.boundingBox()]);
      return above !== null && below !== null && above.y + above.height <= below.y;
    })
    .toBe(true);
};

test("what is said in passing leaves the field to write in free where no list stands beside it", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace);
  const title = `Printer ${uniqueWord()}`;
  const { id } = (await workspace.control("POST", "/tickets", {
    ticket_attributes: { _default_title_: title },
    contact: { name: "Nora Field", email: `${uniqueWord()}@example.test` },
    admin_assignee_id: teammates.other.id,
  })) as { readonly id: string };
  await sessionOf("agent");
  const conversation = await openConversation(page, planted);
  await page.keyboard.press("i");
  await expectClear(page, conversation);
  await page.goto(`/tickets/${id}`);
  const ticket = page.getByRole("main", { name: "Ticket" });
  await expect(ticket.getByRole("textbox", { name: /^Reply to/ })).toBeVisible();
  await page.keyboard.press("i");
  await expectClear(page, ticket);
});
