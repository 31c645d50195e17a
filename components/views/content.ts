import type { ReadAddress } from "@/components/data/desk-address";
import { storableText } from "@/lib/core/text";
import { longestViewName, type View, type ViewContent } from "@/lib/search/view";

/** What makes a view, of whatever holds more. */
export const contentOf = (view: ViewContent): ViewContent => ({
  name: view.name,
  icon: view.icon,
  query: view.query,
  sort: view.sort,
  columns: view.columns,
  groupBy: view.groupBy,
  audience: view.audience,
});

export const isSameContent = (a: ViewContent, b: ViewContent): boolean =>
  JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));

type Shown = Pick<ReadAddress, "q" | "sort" | "columns" | "groupBy">;

/** A view as the list on the screen has it. */
export const asShown = (view: ViewContent, { q, sort, columns, groupBy }: Shown): ViewContent => ({
  ...contentOf(view),
  query: q,
  sort,
  columns,
  groupBy,
});

/** What a new view starts from: the list on the screen, under a name of its own, for oneself. */
export const asNew = (shown: Shown, from: View | null): ViewContent => ({
  name: from === null ? "" : copyName(from.name),
  icon: from?.icon ?? "star",
  query: shown.q,
  sort: shown.sort,
  columns: shown.columns,
  groupBy: shown.groupBy,
  audience: "me",
});

const cut = (name: string, tail: string): string =>
  `${storableText(name.slice(0, longestViewName - tail.length))}${tail}`;

export const copyName = (name: string): string => cut(name, " (copy)");

/** The name itself, or with the first number that none of `taken` has: “Late VIPs (2)”. */
export const freeName = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const other = cut(name, ` (${number})`);
    if (!taken.has(other)) return other;
  }
};
