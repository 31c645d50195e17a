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

/**
 * Walks once round the page by Tab and gives how many stops that took. Each stop is something that is on the screen, in front of all
 * else.
 */
export const tabWalk = async (page: Page, most: number): Promise<number> => {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  for (let stop = 0; stop <= most; stop += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body) return "round";
      if (at.hasAttribute("data-walked")) return "round";
      at.setAttribute("data-walked", "");
      const box = at.getBoundingClientRect();
      const inFront = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
      return inFront !== null && (at.contains(inFront) || inFront.contains(at))
        ? "seen"
        : at.outerHTML.slice(0, 160);
    });
    if (found === "round") return stop;
    expect(found, "a stop that something else covers").toBe("seen");
  }
  return most + 1;
};
