import type { Target } from "./target";

/** What a check came to. `says` is for the row's line: how much was tried, what came of it, and how the control went. */
export type Finding = { readonly held: boolean; readonly says: string };

/**
 * Runs against the production server. It carries its own positive control (the same thing done properly goes through, or the
 * same thing without the guard does harm), and holds only where that was seen too: a server that refuses everything, or
 * answers nothing, must not pass. What it throws counts as not held.
 */
export type LiveCheck = (target: Target) => Promise<Finding>;

const mostNamed = 4;

/** A finding by what was seen to be wrong: held where nothing was. */
export const finding = (says: string, wrong: readonly string[]): Finding => {
  if (wrong.length === 0) return { held: true, says };
  const more = wrong.length > mostNamed ? `; and ${wrong.length - mostNamed} more` : "";
  return { held: false, says: `${says}. Wrong: ${wrong.slice(0, mostNamed).join("; ")}${more}` };
};
