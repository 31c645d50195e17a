import type { LiveCheck } from "./check";

export type LivePart = {
  readonly kind: "live";
  /** For the line of a check that throws. */
  readonly name: string;
  readonly run: LiveCheck;
  /** Left out of `npm test`, where `npm run threats` alone has the time for it. */
  readonly isSlow?: true;
  /** Starts builds, browsers or servers of its own: nothing can stand in for what it looks at. */
  readonly isApart?: true;
};

/** One way in which a row is shown. Every file that is named must hold, with at least one test and none skipped. */
export type Part =
  | LivePart
  | { readonly kind: "unit"; readonly files: readonly string[] }
  | { readonly kind: "story"; readonly files: readonly string[] };

/** One row of the threat table. It holds when all of its parts do. */
export type Row = {
  readonly id: `T${number}`;
  readonly title: string;
  readonly parts: readonly Part[];
  /** Why nothing can be shown against a running server, for a row that has unit tests alone. */
  readonly unitOnly?: string;
};

export const live = (
  name: string,
  run: LiveCheck,
  more: Pick<LivePart, "isSlow" | "isApart"> = {},
): Part => ({
  kind: "live",
  name,
  run,
  ...more,
});
export const unit = (...files: readonly string[]): Part => ({ kind: "unit", files });
export const story = (...files: readonly string[]): Part => ({ kind: "story", files });
