import type { QueueRow } from "@/lib/conversation/model";
import type { SortId } from "@/lib/search/sorts";
import { endpoint } from "./endpoint";

export type Sort = SortId;

export type QueuePage = {
  readonly rows: readonly QueueRow[];
  /** Opaque; null at the end. */
  readonly nextCursor: string | null;
  /** How many match in all; null when Intercom did not say. */
  readonly total: number | null;
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
  /** Per built-in view id; null when it could not be counted. */
  readonly counts: Readonly<Record<string, number | null>>;
  readonly fetchedAtMs: number;
};

export const getQueueCounts = endpoint<QueueCounts>()({
  method: "GET",
  path: "/api/queue/counts",
  input: () => import("./inputs").then((all) => all.nothing),
});
