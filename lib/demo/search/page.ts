import { DemoError, invalid } from "../errors";
import { isJson, type Json, optionalInteger, optionalObject, optionalText } from "../json";
import type { Predicate } from "./predicate";

const maxPerPage = 150;

export type Sort<T> = {
  /** Named in the cursor, which is good for this sort only. */
  readonly name: string;
  readonly descending: boolean;
  readonly key: (item: T) => number;
};

export type Paging = { readonly perPage: number; readonly startingAfter: string | undefined };

type Cursor = { sort: string; key: number; id: number; page: number };

const encode = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.sort, cursor.key, cursor.id, cursor.page])).toString("base64url");

const badCursor = (): DemoError =>
  new DemoError(400, "client_error", "Invalid starting_after param", "starting_after");

const decode = (text: string, sort: string): Cursor => {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    throw badCursor();
  }
  if (!Array.isArray(value)) throw badCursor();
  const [name, key, id, page]: unknown[] = value;
  if (name !== sort || typeof key !== "number" || typeof id !== "number" || typeof page !== "number")
    throw badCursor();
  return { sort, key, id, page };
};

/** assumed: Intercom's answer to a page that is too large; the limit itself is documented. */
const perPageOf = (value: number | undefined, fallback: number): number => {
  if (value === undefined) return fallback;
  if (value < 1 || value > maxPerPage)
    throw invalid(`per_page must be between 1 and ${maxPerPage}`, "per_page");
  return value;
};

export const pagingOfBody = (body: Json, fallback: number): Paging => {
  const pagination = optionalObject(body, "pagination") ?? {};
  return {
    perPage: perPageOf(optionalInteger(pagination, "per_page"), fallback),
    startingAfter: optionalText(pagination, "starting_after"),
  };
};

export const pagingOfQuery = (query: URLSearchParams, fallback: number): Paging => {
  const perPage = query.get("per_page");
  if (perPage !== null && !/^\d+$/.test(perPage)) throw invalid("per_page must be an integer", "per_page");
  return {
    perPage: perPageOf(perPage === null ? undefined : Number(perPage), fallback),
    startingAfter: query.get("starting_after") ?? undefined,
  };
};

type Ranked<T> = { item: T; key: number; id: number };

/** Negative when `a` comes first. Ids break ties, in the direction of the sort. */
const order = (
  a: { key: number; id: number },
  b: { key: number; id: number },
  descending: boolean,
): number => {
  const by = a.key === b.key ? a.id - b.id : a.key - b.key;
  return descending ? -by : by;
};

/** Whether a key comes before another one for certain, whatever the ids. */
const precedes = (key: number, other: number, descending: boolean): boolean =>
  descending ? key > other : key < other;

const insert = <T>(best: Ranked<T>[], entry: Ranked<T>, limit: number, descending: boolean): void => {
  const last = best[best.length - 1];
  if (best.length === limit && last !== undefined && order(entry, last, descending) >= 0) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = best[middle];
    if (at !== undefined && order(at, entry, descending) <= 0) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, entry);
  if (best.length > limit) best.pop();
};

export type Page<T> = { items: T[]; totalCount: number; pages: Json };

/**
 * One page of what fits, by a linear scan that keeps only the best `perPage`. The cursor holds the last item's sort key and id,
 * not an offset: what changes between two pages neither repeats nor hides anything that stayed in place.
 * @throws DemoError 400 `client_error` for a cursor that is not ours or of another sort.
 */
export const pageOf = <T extends { id: string }>(
  items: Iterable<T>,
  fits: Predicate<T>,
  sort: Sort<T>,
  paging: Paging,
): Page<T> => {
  const sortName = `${sort.name}${sort.descending ? "-" : "+"}`;
  const after = paging.startingAfter === undefined ? undefined : decode(paging.startingAfter, sortName);
  const best: Ranked<T>[] = [];
  let totalCount = 0;
  let left = 0;
  for (const item of items) {
    if (!fits(item)) continue;
    totalCount += 1;
    const key = sort.key(item);
    // Most items are settled by their key alone, before their id is read and anything is made for them.
    if (after !== undefined && precedes(key, after.key, sort.descending)) continue;
    const last = best.length === paging.perPage ? best[best.length - 1] : undefined;
    if (last !== undefined && key !== after?.key && precedes(last.key, key, sort.descending)) {
      left += 1;
      continue;
    }
    const entry = { item, key, id: idKey(item.id) };
    if (after !== undefined && order(entry, after, sort.descending) <= 0) continue;
    left += 1;
    insert(best, entry, paging.perPage, sort.descending);
  }
  const page = after?.page ?? 1;
  const last = best[best.length - 1];
  const next =
    last === undefined || left <= paging.perPage
      ? null
      : {
          page: page + 1,
          per_page: paging.perPage,
          starting_after: encode({ sort: sortName, key: last.key, id: last.id, page: page + 1 }),
        };
  return {
    items: best.map((entry) => entry.item),
    totalCount,
    pages: {
      type: "pages",
      page,
      per_page: paging.perPage,
      total_pages: Math.max(1, Math.ceil(totalCount / paging.perPage)),
      ...(next === null ? {} : { next }),
    },
  };
};

/** Ids as sortable numbers: decimal ones by value; hexadecimal ones by their last 13 digits, which differ within a workspace. */
const idKey = (id: string): number =>
  /^\d{1,15}$/.test(id) ? Number(id) : Number.parseInt(id.slice(-13), 16);

/**
 * `sort: {field, order}`: undocumented for conversations and tickets, long used in production (api.md section 3).
 * assumed: what has no such value comes last in either order, as search engines do it unless told otherwise; `manners.ts` switches it.
 */
export const sortOfBody = <T extends { id: string }>(
  body: Json,
  keys: Readonly<Record<string, (item: T) => number | null>>,
  fallback: string,
  unset: "last" | "first" = "last",
): Sort<T> => {
  const given = body.sort;
  if (given !== undefined && given !== null && !isJson(given))
    throw invalid("sort must be an object", "sort");
  const wanted = isJson(given) ? given : {};
  const name = optionalText(wanted, "field") ?? fallback;
  const direction = optionalText(wanted, "order") ?? "descending";
  const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (key === undefined) throw new DemoError(400, "invalid_field", `${name} is not a valid sort field`, name);
  if (!["ascending", "descending", "asc", "desc"].includes(direction))
    throw new DemoError(400, "invalid_sort_order", `${direction} is not a valid sort order`, "sort.order");
  const descending = direction.startsWith("desc");
  const isLow = descending === (unset === "last");
  const unsetKey = isLow ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
  return { name, descending, key: (item) => key(item) ?? unsetKey };
};

/** Sort by id needs the id as number, also for hexadecimal ids. */
export const byIdKey = (item: { id: string }): number => idKey(item.id);
