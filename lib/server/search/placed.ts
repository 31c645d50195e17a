import "server-only";
import type { UnixSeconds } from "@/lib/core/time";
import type { CallOptions } from "@/lib/intercom/call";
import { type SortId, sorts } from "@/lib/search/sorts";
import type { Ctx } from "@/lib/server/context";
import type { Entry } from "@/lib/server/conversations/map-summary";
import type { Calls } from "./calls";

/** What stands at one place of an answer, and what Intercom sorted it by: null where that is not set or not known. */
export type Placed = {
  readonly id: string | null;
  /** Null for a ticket that has no conversation. */
  readonly entry: Entry | null;
  readonly key: UnixSeconds | null;
  /** Another ticket may lead to the same conversation. */
  readonly mayReturn?: boolean;
};

export type Reader = { readonly ctx: Ctx; readonly options: CallOptions; readonly calls: Calls };

/** Negative where `a` comes before `b`; what has no key comes last. */
export const compareKeys = (a: UnixSeconds | null, b: UnixSeconds | null, sort: SortId): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return sorts[sort].order === "ascending" ? a - b : b - a;
};

export const isInOrder = (keys: readonly (UnixSeconds | null)[], sort: SortId): boolean =>
  keys.every((key, index) => index === 0 || compareKeys(keys[index - 1] ?? null, key, sort) <= 0);
