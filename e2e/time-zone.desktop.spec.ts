import { expect, test } from "./fixtures";
import { awake, openConversation, plant } from "./story";

// A day ahead of any server for half of the day.
test.use({ timezoneId: "Pacific/Kiritimati" });

test("a reader in another time zone than the server sees their own days and hours, and the page begins without a mistake", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const at = Math.floor(Date.now() / 1000) - 3600;
  const planted = await plant(workspace, { created_at: at, updated_at: at });
  const mistakes: string[] = [];
  page.on("pageerror", (error) => mistakes.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") mistakes.push(message.text());
  });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  await page.reload();
  await awake(page);
  const there = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Pacific/Kiritimati",
  });
  await expect(pane.getByRole("article").first()).toContainText(there.format(at * 1000));
  const day = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "Pacific/Kiritimati",
  });
  await expect(pane.getByRole("heading", { level: 2 }).first()).toContainText(day.format(at * 1000));
  expect(mistakes).toEqual([]);
});
