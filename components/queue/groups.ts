import type { Workspace } from "@/lib/api/workspace";
import type { ConversationSummary, QueueRow } from "@/lib/conversation/model";
import { daySeconds, hourSeconds } from "@/lib/core/time";
import type { Grouping } from "@/lib/search/view";

/** Rows that stand under one header. */
export type Group = { readonly key: string; readonly label: string; readonly rows: readonly QueueRow[] };

type Place = {
  readonly key: string;
  readonly label: string /** Small is above; equals by name. */;
  readonly rank: number;
};

const last = Number.MAX_SAFE_INTEGER;
const named = (key: string, label: string): Place => ({ key, label, rank: 1 });

const waits: readonly (Place & { readonly fromSeconds: number })[] = [
  { key: "day", label: "Waiting more than a day", rank: 0, fromSeconds: daySeconds },
  { key: "4h", label: "Waiting 4 hours to a day", rank: 1, fromSeconds: 4 * hourSeconds },
  { key: "1h", label: "Waiting 1 to 4 hours", rank: 2, fromSeconds: hourSeconds },
  { key: "0h", label: "Waiting less than an hour", rank: 3, fromSeconds: Number.MIN_SAFE_INTEGER },
];
const states = {
  open: { key: "open", label: "Open", rank: 0 },
  snoozed: { key: "snoozed", label: "Snoozed", rank: 1 },
  closed: { key: "closed", label: "Closed", rank: 2 },
} as const satisfies Record<ConversationSummary["state"], Place>;

// In the language of the page, and not of whoever looks at it: the server draws the same order.
const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** With several tags it stands under the first by name, so that every row stands in one place and keys pass it once. */
const tagPlace = (row: ConversationSummary): Place => {
  const [tag] = row.tags.toSorted((a, b) => byName.compare(a.name, b.name));
  return tag === undefined ? { key: "none", label: "No tag", rank: last } : named(tag.id, tag.name);
};

const waitPlace = (row: ConversationSummary, nowSeconds: number): Place => {
  if (row.waitingSince === null || row.state === "closed")
    return { key: "none", label: "Nobody waits", rank: last };
  const seconds = nowSeconds - row.waitingSince;
  return (
    waits.find((one) => seconds >= one.fromSeconds) ?? { key: "none", label: "Nobody waits", rank: last }
  );
};

const placeOf = (
  row: ConversationSummary,
  by: Grouping,
  workspace: Workspace | undefined,
  nowSeconds: number,
): Place => {
  switch (by) {
    case "assignee": {
      const id = row.assigneeId;
      if (id === null) return { key: "none", label: "Nobody", rank: 0 };
      return named(id, workspace?.teammates.find((one) => one.id === id)?.name ?? `Teammate ${id}`);
    }
    case "team": {
      const id = row.teamId;
      if (id === null) return { key: "none", label: "No team", rank: last };
      return named(id, workspace?.teams.find((one) => one.id === id)?.name ?? `Team ${id}`);
    }
    case "tag":
      return tagPlace(row);
    case "state":
      return states[row.state];
    case "waiting":
      return waitPlace(row, nowSeconds);
  }
};

const unreadable: Place = { key: "unreadable", label: "Cannot be shown", rank: last };

/** The loaded rows under their headers, each once, in the order of the list within each. */
export const groupsOf = (
  rows: readonly QueueRow[],
  by: Grouping,
  workspace: Workspace | undefined,
  nowSeconds: number,
): readonly Group[] => {
  const groups = new Map<string, { readonly place: Place; readonly rows: QueueRow[] }>();
  for (const row of rows) {
    const place = row.kind === "unreadable" ? unreadable : placeOf(row, by, workspace, nowSeconds);
    const group = groups.get(place.key);
    if (group) group.rows.push(row);
    else groups.set(place.key, { place, rows: [row] });
  }
  return [...groups.values()]
    .sort((a, b) => a.place.rank - b.place.rank || byName.compare(a.place.label, b.place.label))
    .map(({ place, rows: own }) => ({ key: place.key, label: place.label, rows: own }));
};
