import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Where the focus is: on something that one works with, and never on nothing. */
export const expectFocusKept = async (page: Page): Promise<void> => {
  await expect
    .poll(() =>
      page.evaluate(() => document.activeElement === document.body || document.activeElement === null),
    )
    .toBe(false);
};

/** Walks once round the page by Tab and gives how many stops that took. */
export const tabWalk = async (page: Page, most: number): Promise<number> => {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  for (let stop = 0; stop <= most; stop += 1) {
    await page.keyboard.press("Tab");
    const isRound = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body || at.hasAttribute("data-walked")) return true;
      at.setAttribute("data-walked", "");
      return false;
    });
    if (isRound) return stop;
  }
  return most + 1;
};
