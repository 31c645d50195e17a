import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds, short enough to read in a failure: rule, then the elements. `within`: there alone. */
export const problems = async (page: Page, within?: string): Promise<readonly string[]> => {
  const builder = new AxeBuilder({ page }).withTags(rules);
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
};

/** Looked at in both themes, once nothing moves any more. */
export const expectAccessible = async (page: Page, what: string, within?: string): Promise<void> => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await problems(page, within), `${what}, ${colorScheme}`).toEqual([]);
  }
};
