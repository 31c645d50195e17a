import type { Sort } from "@/lib/api/queue";
import { isId } from "@/lib/core/ids";
import { builtInView, builtInViews } from "@/lib/search/built-in-views";
import { isSortId } from "@/lib/search/sorts";

/** What the queue's address says: `/queue/{view}?q=…&sort=…&c=…`, where `c` is the open conversation. */
export type DeskAddress = {
  /** Id of the built-in view; null for a query of one's own. */
  readonly view: string | null;
  /** Query with ids for names, as the server takes it; "" is everything. */
  readonly q: string;
  readonly sort: Sort;
  readonly openId: string | null;
};

export const firstView = "unassigned";
/** What is open and of one team. */
export const teamQuery = (teamId: string): string => `state:open team:${teamId}`;

const defaultSort: Sort = "waiting";

/** Reads any address, also a tampered one: what makes no sense counts as not there. */
export const readDeskAddress = (pathname: string, params: URLSearchParams): DeskAddress => {
  const [, , segment] = pathname.split("/");
  const own = params.get("q");
  const view = own === null ? builtInView(segment ?? firstView) : undefined;
  const sort = params.get("sort") ?? "";
  const openId = params.get("c");
  return {
    view: view?.id ?? null,
    q: own ?? view?.query ?? "",
    sort: isSortId(sort) ? sort : (view?.sort ?? defaultSort),
    openId: isId("conversation", openId) ? openId : null,
  };
};

export type DeskTarget = {
  readonly view?: string | null | undefined;
  readonly q?: string | undefined;
  readonly sort?: Sort | undefined;
  readonly openId?: string | null | undefined;
};

/** The shortest address that `readDeskAddress` reads as `target`. */
export const deskHref = ({ view, q, sort, openId }: DeskTarget): string => {
  const named = view ? builtInView(view) : builtInViews.find((one) => one.query === q && q !== undefined);
  const params = new URLSearchParams();
  if (!named) params.set("q", q ?? "");
  if (sort && sort !== (named?.sort ?? defaultSort)) params.set("sort", sort);
  if (openId) params.set("c", openId);
  // Readable where the address bar allows it.
  const text = params.toString().replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%40", "@");
  return `/queue${named ? `/${named.id}` : ""}${text === "" ? "" : `?${text}`}`;
};
