import type { Locator, Page } from "@playwright/test";
import { expect, type Workspace } from "./fixtures";
import { awake, uniqueWord } from "./story";

export type PlantedTicket = { readonly id: string; readonly title: string };

/** A bug report of a customer's that lacks what its type requires. */
export const plantTicket = async (
  workspace: Workspace,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<PlantedTicket> => {
  const title = `Printer ${uniqueWord()}`;
  // The control answers what it made.
  const { id } = (await workspace.control("POST", "/tickets", {
    ticket_type_id: "81",
    ticket_attributes: { _default_title_: title, "Affected users": 4 },
    contact: { name: "Nora Field", email: `${uniqueWord()}@example.test` },
    ...fields,
  })) as { readonly id: string };
  return { id, title };
};

export const ticketPane = (page: Page): Locator => page.getByRole("main", { name: "Ticket" });

/** Opens a ticket at its own address and waits until it can be acted on. */
export const openTicket = async (page: Page, { id, title }: PlantedTicket): Promise<Locator> => {
  await page.goto(`/tickets/${id}`);
  const pane = ticketPane(page);
  await expect(pane.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await awake(page);
  return pane;
};
