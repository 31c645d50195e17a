import type { SortId } from "./sorts";

type BuiltInView = {
  readonly id: string;
  readonly title: string;
  /** As typed in the query line. */
  readonly query: string;
  readonly sort: SortId;
};

/** In the order of the rail and of the keys 1 to 7. */
export const builtInViews: readonly BuiltInView[] = [
  { id: "mine", title: "Mine", query: "state:open assignee:me", sort: "waiting" },
  { id: "unassigned", title: "Unassigned", query: "state:open assignee:none", sort: "waiting" },
  { id: "my-teams", title: "My teams", query: "state:open team:my-teams", sort: "waiting" },
  { id: "waiting", title: "Waiting longest", query: "state:open -waiting:none", sort: "waiting" },
  { id: "snoozed", title: "Snoozed", query: "state:snoozed", sort: "updated" },
  { id: "closed-today", title: "Closed today", query: "state:closed closed:today", sort: "updated" },
  { id: "all-open", title: "All open", query: "state:open", sort: "updated" },
];

export const builtInView = (id: string): BuiltInView | undefined =>
  builtInViews.find((view) => view.id === id);
