import type { Page } from "@playwright/test";
import { expectAccessible, problems } from "./axe";
import { expect, test } from "./fixtures";
import { openConversation, plant } from "./story";

/** By the menu of the first message. */
const choose = async (page: Page, row: string) => {
  await page.getByRole("button", { name: "More about the message from Nora Field" }).first().click();
  await page.getByRole("menuitem", { name: row, exact: true }).click();
};

const isLoaded = (image: HTMLElement | SVGElement): boolean =>
  image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0;

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test("pictures are small in the thread and go by one by one in the gallery", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace, {
    attachments: [{ name: "cat.png", content_type: "image/png" }, { name: "terms.pdf" }],
    parts: [{ body: "<p>And this one.</p>", attachments: [{ name: "dog.png", content_type: "image/png" }] }],
  });
  await sessionOf("agent");
  await openConversation(page, planted);
  const small = page.getByRole("button", { name: /^Open cat\.png/ });
  await small.scrollIntoViewIfNeeded();
  await expect.poll(() => small.locator("img").evaluate(isLoaded)).toBe(true);
  await small.click();
  const gallery = page.getByRole("dialog", { name: "1 of 2" });
  await expect.poll(() => gallery.getByRole("img", { name: "cat.png" }).evaluate(isLoaded)).toBe(true);
  expect(await problems(page)).toEqual([]);
  await page.keyboard.press("ArrowRight");
  const second = page.getByRole("dialog", { name: "2 of 2" });
  await expect.poll(() => second.getByRole("img", { name: "dog.png" }).evaluate(isLoaded)).toBe(true);
  await second.getByRole("button", { name: "Previous" }).click();
  const download = page.waitForEvent("download");
  await gallery.getByRole("link", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("cat.png");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(small).toBeFocused();
  expect(await scrollsSideways(page)).toBe(false);
});

const newsletter = [
  '<table width="700" bgcolor="#eeeeee"><tr><td><table width="660"><tr><td style="background:#0b3d2e;color:#ffffff">Weekly news</td></tr>',
  '<tr><td>Visit <a href="https://evil.example/x">shop.example.org</a><img src="demo-file://in-77/offer.png" width="300" height="200" alt="Our offer"></td></tr>',
  '</table></td></tr></table><img src="https://track.example/o.gif" width="1" height="1">',
  "<blockquote><blockquote>What was asked</blockquote></blockquote>",
].join("");

test("mail is read simply, with its images, as plain text, and as it was sent", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace, { body: newsletter });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const message = pane.getByRole("article").first();
  await expect(message.getByText("Weekly news")).toBeVisible();
  await expect(message.getByText("1 tracking image removed")).toBeVisible();
  await expect(message.locator("a")).toHaveAttribute("data-warn", "");
  const asked = message.getByText("What was asked");
  await expect(asked).toBeHidden();
  await message.getByRole("button", { name: "Show quoted text" }).click();
  await expect(asked).toBeVisible();

  const image = message.getByRole("img", { name: "Our offer" });
  await message.getByRole("button", { name: "Show images" }).click();
  await expect.poll(() => image.evaluate(isLoaded)).toBe(true);

  await choose(page, "Show as plain text");
  await expect(message.getByText("Weekly news")).toBeVisible();
  await expect(message.locator("table, blockquote, a")).toHaveCount(0);
  await choose(page, "Show with formatting");

  await message.getByRole("button", { name: "Show as sent" }).click();
  const frame = page.frameLocator('iframe[title="Message from Nora Field as it was sent"]');
  const cell = frame.getByText("Weekly news");
  await expect(cell).toHaveCSS("background-color", "rgb(11, 61, 46)");
  await expect.poll(() => frame.getByRole("img", { name: "Our offer" }).evaluate(isLoaded)).toBe(true);
  expect(await scrollsSideways(page)).toBe(false);
  await message.getByRole("button", { name: "Show it simply" }).click();
  await expect(page.locator("iframe")).toHaveCount(0);
});

const coloured = [
  '<div style="color:#111111;background:#ffffff"><p style="color:#1a1a1a">Dark words</p>',
  '<p><font color="#eeeeee">Pale words</font> <a href="https://shop.example/a" style="color:#000000">the shop</a></p>',
  '<table bgcolor="#000080"><tr><td style="color:#ffffff">White on navy</td></tr></table></div>',
].join("");

test("mail with colours of its own is readable in light and dark, and keeps them where it is shown as it was sent", async ({
  page,
  workspace,
  sessionOf,
}) => {
  const planted = await plant(workspace, { body: coloured });
  await sessionOf("agent");
  const pane = await openConversation(page, planted);
  const message = pane.getByRole("article").first();
  await expect(message.getByText("Dark words")).toBeVisible();
  await expectAccessible(page, "mail, read simply", "[data-message]");
  // What is asked would notice: with the mail's own colour it is not readable in the dark.
  await page.emulateMedia({ colorScheme: "dark" });
  await message.getByText("Dark words").evaluate((words) => {
    words.style.color = "#1a1a1a";
  });
  expect((await problems(page, "[data-message]")).join()).toContain("color-contrast");

  await choose(page, "Show as sent");
  const sent = page.frameLocator('iframe[title="Message from Nora Field as it was sent"]');
  await expect(sent.getByText("Dark words")).toHaveCSS("color", "rgb(26, 26, 26)");
  await expect(sent.locator("html")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expect(sent.locator("html")).toHaveCSS("color-scheme", "light");
});

test("a sender whose images one always wants is remembered, and forgotten again", async ({
  page,
  workspace,
  signInAs,
}) => {
  const body = '<p>Look</p><img src="demo-file://in-78/offer.png" width="300" alt="Our offer">';
  const planted = await plant(workspace, { body });
  const address = `${planted.word}@example.test`;
  await signInAs("agent");
  const image = page.getByRole("article").first().getByRole("img", { name: "Our offer" });
  await openConversation(page, planted);
  const kept = page.waitForResponse((response) => response.url().endsWith("/api/settings"));
  await choose(page, `Always show images from ${address}`);
  await kept;
  await openConversation(page, planted);
  await expect.poll(() => image.evaluate(isLoaded)).toBe(true);
  await choose(page, `Stop showing images from ${address}`);
  await expect(page.getByRole("button", { name: "Show images" })).toBeVisible();
});
