import type { Grouping, ViewColumn } from "@/lib/search/view";

/** How a view wants its list drawn. */
export type ViewDisplay = {
  /** What a row shows beside its title; null is what rows show by themselves. */
  readonly columns: readonly ViewColumn[] | null;
  readonly groupBy: Grouping | null;
};

const plain: ViewDisplay = { columns: null, groupBy: null };

/** By the view's id as it stands in the address; a query of one's own and the built-in views are drawn plainly. */
export const useViewDisplay = (_view: string | null): ViewDisplay => plain;
