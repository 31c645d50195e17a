import { problems } from "./axe";
import { expect, test } from "./fixtures";
import { listOf, plant, rows, uniqueWord } from "./story";

test.use({ viewport: { width: 390, height: 844 } });

test("a query by thumb: add, choose, group, apply; nothing scrolls sideways, also at 320 px", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const word = uniqueWord();
  await plant(workspace, { subject: `Unread ${word}`, read: false }, word);
  await plant(workspace, { subject: `Read ${word}` }, word);
  await sessionOf("agent");
  await page.goto(listOf(word));
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Filter", exact: true }).tap();
  const filter = page.getByRole("dialog", { name: "Filter" });
  await expect(filter.getByText("2 match now")).toBeVisible();
  await expect(page.getByRole("tooltip")).toBeHidden();
  await filter.getByRole("button", { name: "Add a filter", exact: true }).tap();
  await filter.getByRole("option", { name: /^Tag tag/ }).tap();
  const tags = filter.getByRole("dialog", { name: "Choose Tag" });
  await tags.getByRole("option", { name: "vip" }).tap();
  await tags.getByRole("option", { name: "refund" }).tap();
  await page.keyboard.press("Escape");
  await expect(filter.getByRole("button", { name: /^Tag: vip ?, refund$/ })).toBeVisible();
  await filter.getByRole("button", { name: "Group", exact: true }).tap();
  await filter.getByRole("button", { name: "Add a filter to this group" }).tap();
  await filter.getByRole("option", { name: /^Read read/ }).tap();
  await filter.getByRole("group", { name: "Read is yes" }).getByText("no", { exact: true }).tap();
  await filter.getByRole("button", { name: /^Remove Tag is any of/ }).tap();
  await expect(filter.getByRole("button", { name: /^Undo: put Tag/ })).toBeVisible();
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 640 });
    const overflow = await filter.evaluate(
      (dialog) =>
        [...dialog.querySelectorAll("*")].filter(
          (part) =>
            part.scrollWidth > part.clientWidth + 1 &&
            getComputedStyle(part).overflowX === "visible" &&
            part.clientWidth > 0 &&
            getComputedStyle(part).display !== "inline",
        ).length,
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(overflow, `at ${width} px`).toBe(0);
    await page.emulateMedia({ colorScheme: width === 320 ? "dark" : "light", reducedMotion: "reduce" });
    expect(await problems(page), `at ${width} px`).toEqual([]);
  }
  await filter.getByRole("button", { name: "Apply" }).tap();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("Unread");
});
