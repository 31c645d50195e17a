import { builtInViews } from "@/lib/search/built-in-views";
import type { SortId } from "@/lib/search/sorts";
import type { Grouping, View, ViewColumn } from "@/lib/search/view";

/** A view of either kind: one that comes with Switchyard, or a saved one. */
export type KnownView = {
  readonly id: string;
  readonly title: string;
  readonly query: string;
  readonly sort: SortId;
  /** Empty: what rows show by themselves. */
  readonly columns: readonly ViewColumn[];
  readonly groupBy: Grouping | null;
  /** Null for those that come with Switchyard. */
  readonly saved: View | null;
};

const builtIn: readonly KnownView[] = builtInViews.map((view) => ({
  ...view,
  columns: [],
  groupBy: null,
  saved: null,
}));

const ofSaved = (view: View): KnownView => ({
  id: view.id,
  title: view.name,
  query: view.query,
  sort: view.sort,
  columns: view.columns,
  groupBy: view.groupBy,
  saved: view,
});

export const knownView = (id: string | null, views: readonly View[] | undefined): KnownView | undefined => {
  if (id === null) return undefined;
  const saved = views?.find((view) => view.id === id);
  return saved ? ofSaved(saved) : builtIn.find((view) => view.id === id);
};

/** In the order of the rail: those that come with Switchyard, then the saved ones that one has pinned. */
export const railViews = (views: readonly View[] | undefined): readonly KnownView[] => [
  ...builtIn,
  ...(views ?? []).filter((view) => view.pinned).map(ofSaved),
];

/** So many of the rail's first views have a key of their own. */
export const mostKeys = 9;

/** The key that goes to the view at this place of the rail. */
export const keyOfPlace = (index: number): string | undefined =>
  index < mostKeys ? String(index + 1) : undefined;
