import type { Sort } from "@/lib/api/queue";
import { isId } from "@/lib/core/ids";
import { builtInViews } from "@/lib/search/built-in-views";
import { isSortId } from "@/lib/search/sorts";
import { type Grouping, isGrouping, isViewColumn, type View, type ViewColumn } from "@/lib/search/view";
import { firstView } from "./first-view";
import { type KnownView, knownView } from "./known-view";

/**
 * What the queue's address says: `/queue/{view}?q=…&sort=…&columns=…&group=…&c=…`. Beside a view stands only what differs from
 * it; `c` is the open conversation.
 */
export type DeskAddress = {
  /** Id of a built-in or a saved view; null for a query of one's own. */
  readonly view: string | null;
  /** What that view keeps; null while it is not known, and for a query of one's own. */
  readonly base: KnownView | null;
  /** Query with ids for names, as the server takes it; "" is everything. */
  readonly q: string;
  readonly sort: Sort;
  /** Empty: what rows show by themselves. */
  readonly columns: readonly ViewColumn[];
  readonly groupBy: Grouping | null;
  readonly openId: string | null;
};

/** `unknown`: saved views have not been read yet, so that nobody can tell. `gone`: there is no such view for whoever asks. */
type Standing = "found" | "unknown" | "gone";

export type ReadAddress = DeskAddress & {
  readonly standing: Standing;
  /** The id of a view that is gone where the address still says what to ask for. */
  readonly lost: string | null;
  /** Whether it differs from the view in what the view keeps. */
  readonly edited: boolean;
};

/** What is open and of one team. */
export const teamQuery = (teamId: string): string => `state:open team:${teamId}`;

const defaultSort: Sort = "waiting";

const viewId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether it may be the id of a saved view. */
export const isSavedId = (text: string): boolean => viewId.test(text);

const sameColumns = (a: readonly ViewColumn[], b: readonly ViewColumn[]): boolean => a.join() === b.join();

const columnsOf = (text: string | null): readonly ViewColumn[] | null =>
  text === null ? null : [...new Set(text.split(",").filter(isViewColumn))];

const groupingOf = (text: string | null): Grouping | null | undefined => {
  if (text === "none") return null;
  return text !== null && isGrouping(text) ? text : undefined;
};

const standingOf = (segment: string, views: readonly View[] | undefined): Standing => {
  if (knownView(segment, views)) return "found";
  return views === undefined && isSavedId(segment) ? "unknown" : "gone";
};

/** Reads any address, also a tampered one: what makes no sense counts as not there. */
export const readDeskAddress = (
  pathname: string,
  params: URLSearchParams,
  views: readonly View[] | undefined,
): ReadAddress => {
  const [, , named] = pathname.split("/");
  const own = params.get("q");
  const segment = named ?? (own === null ? firstView : null);
  const standing = segment === null ? "found" : standingOf(segment, views);
  const view = knownView(segment, views);
  const grouping = groupingOf(params.get("group"));
  const sort = params.get("sort") ?? "";
  const openId = params.get("c");
  const given = {
    view: view?.id ?? (standing === "unknown" ? segment : null),
    base: view ?? null,
    q: own ?? view?.query ?? "",
    sort: isSortId(sort) ? sort : (view?.sort ?? defaultSort),
    columns: columnsOf(params.get("columns")) ?? view?.columns ?? [],
    groupBy: grouping === undefined ? (view?.groupBy ?? null) : grouping,
    openId: isId("conversation", openId) ? openId : null,
  };
  return {
    ...given,
    standing: own === null ? standing : "found",
    lost: own !== null && standing === "gone" ? segment : null,
    edited: view !== undefined && !isAsSaved(given, view),
  };
};

const isAsSaved = (
  { q, sort, columns, groupBy }: Pick<DeskAddress, "q" | "sort" | "columns" | "groupBy">,
  view: KnownView,
): boolean =>
  q === view.query && sort === view.sort && groupBy === view.groupBy && sameColumns(columns, view.columns);

export type DeskTarget = { readonly [Name in keyof DeskAddress]?: DeskAddress[Name] | undefined };

/** With its `?`, if there is anything; readable where the address bar allows it. */
export const readableSearch = (params: URLSearchParams): string => {
  const text = params
    .toString()
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%40", "@")
    .replaceAll("%7E", "~");
  return text === "" ? "" : `?${text}`;
};

/** The shortest address that `readDeskAddress` reads as `target`; a saved view's `base` tells what it need not say. */
export const deskHref = (target: DeskTarget): string => {
  const { q, sort, columns, groupBy, openId } = target;
  const plain = target.view ? null : builtInViews.find((one) => one.query === q && q !== undefined);
  const id = target.view ?? plain?.id ?? null;
  const view = target.base?.id === id ? target.base : knownView(id, undefined);
  const params = new URLSearchParams();
  if (id === null || (q !== undefined && q !== view?.query)) params.set("q", q ?? "");
  if (sort && sort !== (view?.sort ?? defaultSort)) params.set("sort", sort);
  if (columns && !sameColumns(columns, view?.columns ?? [])) params.set("columns", columns.join());
  if (groupBy !== undefined && groupBy !== (view?.groupBy ?? null)) params.set("group", groupBy ?? "none");
  if (openId) params.set("c", openId);
  return `/queue${id === null ? "" : `/${id}`}${readableSearch(params)}`;
};
