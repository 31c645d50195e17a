import type { QueueRow } from "@/lib/conversation/model";
import type { SortId } from "@/lib/search/sorts";
import { endpoint } from "./endpoint";

export type Sort = SortId;

/**
 * What the screen must say about how the list was made. Counts run over all pages up to and with this one, so the notes of the
 * last page that was loaded are the ones to show.
 */
export type QueueNote =
  /** The query is more than Intercom takes at once: it was asked in so many pieces, and their answers merged. */
  | { readonly kind: "split"; readonly queries: number }
  /**
   * Intercom cannot search by these fields, so conversations were read and looked at here: so many of `of` (null when Intercom
   * did not say), of which `found` match. A page may hold few rows, or none, and still have a next one.
   */
  | {
      readonly kind: "filtered-after-loading";
      readonly fields: readonly { readonly name: string; readonly label: string }[];
      readonly read: number;
      readonly of: number | null;
      readonly found: number;
    }
  /** The rows are the conversations of tickets that match; so many of the tickets that were read have none. */
  | { readonly kind: "tickets"; readonly without: number }
  /** So many calls are the most for one page: it holds what was found by then, and the list goes on after it. */
  | { readonly kind: "stopped"; readonly calls: number }
  /** Intercom does not order by this: only the rows that are loaded stand in order. */
  | { readonly kind: "loaded-rows-sorted" };

export type QueuePage = {
  readonly rows: readonly QueueRow[];
  /** Opaque; null at the end. */
  readonly nextCursor: string | null;
  /** How many match in all; null when nobody knows yet. */
  readonly total: number | null;
  /** False where there are at least `total`, and maybe more ("340+"). */
  readonly totalIsExact: boolean;
  /** Empty for a plain list. */
  readonly notes: readonly QueueNote[];
  /** When this was read from Intercom, unix milliseconds. */
  readonly fetchedAtMs: number;
  /** True when Intercom could not be asked just now and this is what was known. */
  readonly stale: boolean;
};

/** One page of what a query matches. An invalid query answers `invalid_query` with `fields[].path` = `q:<from>-<to>`. */
export const getQueue = endpoint<QueuePage>()({
  method: "GET",
  path: "/api/queue",
  input: () => import("./inputs").then((all) => all.queueInput),
});

export type QueueCounts = {
  /** By the view's id. */
  readonly counts: Readonly<Record<string, number | null>>;
  /** By the view's id, for those of which the count is null or at least so many: why, as a sentence for the screen. */
  readonly why: Readonly<Record<string, string>>;
  /** When each was asked for, unix milliseconds. */
  readonly countedAtMs: Readonly<Record<string, number>>;
  readonly fetchedAtMs: number;
};

export const getQueueCounts = endpoint<QueueCounts>()({
  method: "GET",
  path: "/api/queue/counts",
  input: () => import("./inputs").then((all) => all.countsInput),
});

export type QueueCount = {
  readonly total: number | null;
  /** Null where `total` is exact; otherwise there are at least so many, or nobody knows how many, and this says why. */
  readonly why: string | null;
  readonly fetchedAtMs: number;
};

/** How many one query matches. An invalid query answers as `getQueue` does. */
export const getQueueCount = endpoint<QueueCount>()({
  method: "GET",
  path: "/api/queue/count",
  input: () => import("./inputs").then((all) => all.countInput),
});
