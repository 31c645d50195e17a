import { playAll, setTicketScene } from "./act-scene";
import { doneTo } from "./acting";
import { expect, test } from "./fixtures";
import { plant } from "./story";
import { ticketByBar } from "./ticket-stories";
import { openTicket } from "./ticket-story";

test("a tracker is opened, linked, unlinked and deleted by the bar of a phone and its menu", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const { id } = await plant(workspace);
  const tracker = { ticket_type_id: "86", open: false, conversation_id: id };
  const scene = await setTicketScene(page, workspace, tracker);
  const { planted } = scene;
  await sessionOf("lead");
  await openTicket(page, { id: planted.id, title: planted.subject });
  const bar = page.getByRole("toolbar", { name: "Actions" });
  await playAll(scene, ticketByBar, {
    of: "tickets",
    done: () => doneTo(workspace, "tickets", planted.id),
    start: async (label) => {
      const button = bar.getByRole("button", { name: label, exact: true });
      if (await button.isVisible()) return button.click();
      await bar.getByRole("button", { name: "More" }).click();
      return page.getByRole("menuitem", { name: new RegExp(`^${label}`) }).click();
    },
  });
  await expect(page.getByRole("heading", { name: "There is no such ticket" })).toBeVisible();
});
