import type { SortId } from "./sorts";

/** What a list may show of a conversation beside its title. */
export const viewColumns = [
  "contact",
  "preview",
  "state",
  "channel",
  "tags",
  "assignee",
  "team",
  "waiting",
  "updated",
  "created",
  "priority",
  "sla",
  "ticket",
] as const;
export type ViewColumn = (typeof viewColumns)[number];

export const isViewColumn = (text: string): text is ViewColumn => viewColumns.some((one) => one === text);

export const groupings = ["assignee", "team", "tag", "state", "waiting"] as const;
export type Grouping = (typeof groupings)[number];

export const isGrouping = (text: string): text is Grouping => groupings.some((one) => one === text);

export const viewIcons = [
  "inbox",
  "star",
  "clock",
  "flame",
  "tag",
  "users",
  "building",
  "bug",
  "credit-card",
  "truck",
  "heart",
  "flag",
] as const;
export type ViewIcon = (typeof viewIcons)[number];

/** Who sees it: the one who made it, leads and owners, or everybody. */
export const audiences = ["me", "leads", "everyone"] as const;
export type Audience = (typeof audiences)[number];

/** What makes a view; the rest says whose it is and where it stands. */
export type ViewContent = {
  readonly name: string;
  readonly icon: ViewIcon;
  /** As `print` writes it, with ids for names: the same for whoever reads it, `me` meaning them. */
  readonly query: string;
  readonly sort: SortId;
  readonly columns: readonly ViewColumn[];
  readonly groupBy: Grouping | null;
  readonly audience: Audience;
};

/** A saved query. */
export type View = ViewContent & {
  readonly id: string;
  /** Who made it; null where that member is gone. */
  readonly ownerName: string | null;
  readonly mine: boolean;
  readonly mayEdit: boolean;
  /** Counts up with each change; a change names the one that it was made on. */
  readonly version: number;
  /** Shown in the rail of the one who asks. */
  readonly pinned: boolean;
  /** Unix milliseconds. */
  readonly updatedAtMs: number;
  /** Who made its latest change; null where that member is gone. */
  readonly updatedByName: string | null;
};

export const longestViewName = 80;
/** Of one member's own. */
export const mostViews = 200;
/** One's own and all that are shared with one, in one's order: a bound for what a browser sends, far beyond any team. */
export const mostOrdered = 5000;
/** So many of the rail are counted, the first ones: the budget of calls is made for this (quality.md 3.2). */
export const mostCounted = 20;
