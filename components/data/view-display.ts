"use client";
import type { Grouping, ViewColumn } from "@/lib/search/view";
import { useDeskAddress } from "./use-desk-address";

/** How a view wants its list drawn. */
export type ViewDisplay = {
  /** What a row shows beside its title; null is what rows show by themselves. */
  readonly columns: readonly ViewColumn[] | null;
  readonly groupBy: Grouping | null;
};

/** How the list on the screen is to be drawn: as its view says, with what has been changed and not saved yet. */
export const useViewDisplay = (): ViewDisplay => {
  const { columns, groupBy } = useDeskAddress();
  return { columns: columns.length === 0 ? null : columns, groupBy };
};
