import { ticketRows } from "@/lib/actions/ticket-table";
import { fromPalette, notOffered, offeredByPalette, playAll, sayAll, setTicketScene } from "./act-scene";
import { doneTo } from "./acting";
import { expect, test } from "./fixtures";
import { expectFocusKept } from "./focus";
import { messages, teammates, uniqueWord } from "./story";
import { ticketByBar, ticketByButton, ticketByPalette, ticketHeld } from "./ticket-stories";
import { openTicket, plantTicket, ticketPane } from "./ticket-story";

test("everything that is done to tickets has a story in a browser, and there are stories for nothing else", () => {
  const played = [...ticketByBar, ...ticketByButton, ...ticketByPalette, ...ticketHeld];
  const begun = ticketRows.map(({ kind }) => kind).filter((kind) => kind !== "restore");
  expect(new Set(played.map(({ kind }) => kind))).toEqual(new Set(begun));
});

test("what is done to a ticket by button and palette is refused, looked at, done once and taken back", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const scene = await setTicketScene(page, workspace, { tags: ["billing"], is_shared: true });
  const { planted } = scene;
  await sessionOf("lead");
  const pane = await openTicket(page, { id: planted.id, title: planted.subject });
  const done = () => doneTo(workspace, "tickets", planted.id);
  const byButton = async (label: string) => {
    const button = pane.getByRole("button", { name: label, exact: true });
    if (await button.isVisible()) return button.click();
    await pane.getByRole("button", { name: "More actions" }).click();
    return page.getByRole("menuitem", { name: label }).click();
  };
  const doing = { of: "tickets", start: (label: string) => fromPalette(page, label), done } as const;
  const open = await offeredByPalette(page);
  await playAll(scene, ticketByButton, { ...doing, start: byButton });
  await playAll(scene, ticketByPalette, doing);
  await sayAll(scene, ticketHeld, doing);
  expect(open).toContain("Stop sharing with the customer");
  // Those of a ticket that is closed, and those of a tracker.
  expect(notOffered(ticketRows, open, ["Share with the customer"])).toEqual([
    "open",
    "restore",
    "link",
    "unlink",
  ]);
});

test("a ticket is worked through by keys alone, and the focus is never lost", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const ticket = await plantTicket(workspace);
  const words = `By hand ${uniqueWord()}`;
  await sessionOf("agent");
  await openTicket(page, ticket);
  const pane = ticketPane(page);
  const keys = page.keyboard;
  const done = () => doneTo(workspace, "tickets", ticket.id);
  const pick = async (key: string, field: string, typed: string) => {
    await keys.press(key);
    await expect(page.getByRole("combobox", { name: field })).toBeFocused();
    await keys.type(typed);
    await expect(page.getByRole("option").first()).toBeVisible();
    await keys.press("Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expectFocusKept(page);
  };
  await pick("a", "Assign to", "Priya");
  await pick("t", "Tags", "vip");
  await pick("s", "Snooze until", "until they reply");
  await keys.press("z");
  await expect(messages(page)).toContainText("Taken back: Snoozed");
  await keys.press("Shift+S");
  await expect(page.getByRole("menuitemradio", { name: "Submitted" })).toBeFocused();
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await expect(messages(page)).toContainText("is now “In progress”");
  await expectFocusKept(page);

  const users = pane.getByRole("button", { name: "Change Affected users" });
  const isThere = () => users.evaluate((button) => button === document.activeElement);
  for (let stop = 0; stop < 60 && !(await isThere()); stop += 1) await keys.press("Tab");
  await keys.press("Enter");
  await keys.press("ControlOrMeta+a");
  await keys.type("12");
  await keys.press("Enter");
  await expect(users).toBeFocused();

  await keys.press("n");
  await expect(pane.getByRole("textbox", { name: "Note for the team" })).toBeFocused();
  await keys.type(words);
  await keys.press("Control+Enter");
  await keys.press("Escape");
  await expectFocusKept(page);
  await keys.press("e");
  await expect(page.getByRole("dialog", { name: "Before you close" })).toBeVisible();
  await keys.press("e");
  await expect(messages(page)).toContainText("Closed “");
  await keys.press("Shift+E");
  await expect(messages(page)).toContainText("Opened “");
  await expectFocusKept(page);
  const put = (body: object) => ({ method: "PUT", body });
  await expect(async () => {
    const made = await done();
    // The note waits meanwhile, and goes out when it is due.
    expect(made.filter(({ path }) => path.endsWith("/reply"))).toMatchObject([
      { body: { message_type: "note", body: `<p>${words}</p>` } },
    ]);
    expect(made.filter(({ path }) => !path.endsWith("/reply"))).toMatchObject([
      put({ assignee_id: teammates.other.id }),
      { method: "POST", path: `/tickets/${ticket.id}/tags` },
      put({ snoozed_until: expect.any(Number) }),
      put({ open: true }),
      put({ ticket_state_id: expect.any(String) }),
      put({ ticket_attributes: { "Affected users": 12 } }),
      put({ open: false }),
      put({ open: true }),
    ]);
  }).toPass({ timeout: 15_000 });
});
