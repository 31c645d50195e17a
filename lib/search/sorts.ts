/** Orders of the queue. Intercom's `sort` of conversations is undocumented, so `probed` connections may refuse it. */
export const sorts = {
  waiting: { label: "Waiting longest", field: "waiting_since", order: "ascending" },
  updated: { label: "Latest change", field: "updated_at", order: "descending" },
  created: { label: "Newest", field: "created_at", order: "descending" },
  oldest: { label: "Oldest", field: "created_at", order: "ascending" },
} as const;

export type SortId = keyof typeof sorts;

export const isSortId = (text: string): text is SortId => Object.hasOwn(sorts, text);
