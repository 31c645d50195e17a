/**
 * Orders of the queue. `by` says who sorts: Intercom the whole list, by `field` and `order`; or this browser the rows that are loaded,
 * which Intercom gives in that order. Intercom's `sort` of conversations is undocumented, so a connection may refuse it.
 */
export const sorts = {
  waiting: { label: "Waiting longest", field: "waiting_since", order: "ascending", by: "intercom" },
  updated: { label: "Latest change", field: "updated_at", order: "descending", by: "intercom" },
  created: { label: "Newest", field: "created_at", order: "descending", by: "intercom" },
  oldest: { label: "Oldest", field: "created_at", order: "ascending", by: "intercom" },
  priority: { label: "Priority", field: "waiting_since", order: "ascending", by: "loaded" },
  sla: { label: "SLA", field: "waiting_since", order: "ascending", by: "loaded" },
} as const;

export type SortId = keyof typeof sorts;

/** The orders that Intercom sorts by itself. */
export const askedSorts = ["waiting", "updated", "created", "oldest"] as const satisfies readonly SortId[];
export type AskedSort = (typeof askedSorts)[number];

/** In which order Intercom is asked for a list that is shown in `sort`. */
export const askedSort = (sort: SortId): AskedSort =>
  sort === "priority" || sort === "sla" ? "waiting" : sort;

export const isSortId = (text: string): text is SortId => Object.hasOwn(sorts, text);

/** All of them, in the order of the menu. */
export const sortIds: readonly SortId[] = Object.keys(sorts).filter(isSortId);
