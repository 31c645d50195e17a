import type { Sort } from "@/lib/api/queue";
import type { QueueRow, Sla } from "@/lib/conversation/model";

const slaRanks: Readonly<Record<Sla["status"], number>> = {
  missed: 0,
  active: 1,
  unknown: 2,
  hit: 3,
  cancelled: 4,
};
const lastRank = 5;

const rankOf = (row: QueueRow, sort: Sort): number => {
  if (row.kind === "unreadable") return lastRank;
  if (sort === "priority") return row.priority ? 0 : 1;
  return row.sla === null ? lastRank : slaRanks[row.sla.status];
};

/** The rows that are loaded, in an order that Intercom does not know; equals stay as Intercom sorts them. */
export const inLoadedOrder = (rows: readonly QueueRow[], sort: Sort): readonly QueueRow[] =>
  sort === "priority" || sort === "sla" ? rows.toSorted((a, b) => rankOf(a, sort) - rankOf(b, sort)) : rows;
