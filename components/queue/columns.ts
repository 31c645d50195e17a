import type { ViewColumn } from "@/lib/search/view";

/** What a row shows beside its title; null is what rows show by themselves. */
export type Columns = readonly ViewColumn[] | null;

const notByItself: readonly ViewColumn[] = ["updated", "created"];

/** Whether a row shows this. By itself it shows everything but the times for which it has no room. */
export const shows = (columns: Columns, column: ViewColumn): boolean =>
  columns === null ? !notByItself.includes(column) : columns.includes(column);
