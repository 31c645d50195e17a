import type { Locator, Page } from "playwright";
import type { BenchTarget } from "./app";
import { control } from "./browser";
import { untilShown } from "./shown";
import type { PlantedPart } from "./thread";

/** In the subject of every thread that is planted for the opening bench, and of no other. */
export const plantedWord = "zqopening";
export const plantedFrom = Date.parse("2026-11-01T08:00:00Z") / 1000;

export type Planted = {
  readonly id: string;
  readonly subject: string;
  readonly parts: readonly PlantedPart[];
};

/** `place` in the list that has the newest at the top: apart from each other in time. */
export const plant = async (
  target: BenchTarget,
  place: number,
  name: string,
  parts: readonly PlantedPart[],
): Promise<Planted> => {
  const subject = `${name} ${plantedWord}`;
  const made = await control(target, "/conversations", {
    type: "email",
    subject,
    read: true,
    created_at: plantedFrom - place * 3600,
    contact: { name: "Nora Field", email: "nora@bench.example" },
    parts,
  });
  const id = typeof made === "object" && made !== null && "id" in made ? String(made.id) : "";
  return { id, subject, parts };
};

const rowOf = (page: Page, { subject }: Planted): Locator =>
  page.getByRole("option").filter({ hasText: subject });

/** Presses its row; milliseconds until its newest message is painted, or all of it where the `whole` is waited for. */
export const open = async (page: Page, one: Planted, whole = false): Promise<number> => {
  // Without the runner's own looks at what lies under the pointer, which would be measured, too.
  await rowOf(page, one).click({ noWaitAfter: true, force: true });
  return untilShown(page, one.subject, whole);
};
