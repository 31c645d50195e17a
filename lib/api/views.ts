import type { View } from "@/lib/search/view";
import { endpoint } from "./endpoint";

export type { View };

export type Views = { readonly views: readonly View[] };

/** All that the one who asks may see, in their own order. */
export const getViews = endpoint<Views>()({
  method: "GET",
  path: "/api/views",
  input: () => import("./inputs").then((all) => all.nothing),
});

export type FoundView = {
  readonly view: View;
  /** Null while it is there. Only those who may restore it learn of a deleted one. */
  readonly deleted: { readonly atMs: number; readonly byName: string | null } | null;
};

export const getView = endpoint<FoundView>()({
  method: "GET",
  path: "/api/views/:id",
  input: () => import("./inputs").then((all) => all.viewId),
});

/** `id` is made by the browser before the first try, so that a repeat makes no second view. */
export const postView = endpoint<View>()({
  method: "POST",
  path: "/api/views",
  input: () => import("./inputs").then((all) => all.newViewInput),
});

/** Answers `conflict` where somebody has changed it since `version`. */
export const putView = endpoint<View>()({
  method: "PUT",
  path: "/api/views/:id",
  input: () => import("./inputs").then((all) => all.viewInput),
});

export const deleteView = endpoint<View>()({
  method: "DELETE",
  path: "/api/views/:id",
  input: () => import("./inputs").then((all) => all.viewVersion),
});

/** Takes a deletion back, within 30 days. */
export const restoreView = endpoint<View>()({
  method: "POST",
  path: "/api/views/:id/restore",
  input: () => import("./inputs").then((all) => all.viewId),
});

/** One's own order and what one's rail shows; views that are not named come after those that are. */
export const putViewOrder = endpoint<Views>()({
  method: "PUT",
  path: "/api/views/order",
  maxBytes: 512 * 1024,
  input: () => import("./inputs").then((all) => all.viewOrderInput),
});

export type Coverage = {
  /** How many shared views there are. */
  readonly shared: number;
  /**
   * What is open and in no shared view: nothing, as one view holds all that is open; or so many (null when Intercom did not say);
   * or nobody knows, since the question is more than Intercom takes at once.
   */
  readonly uncovered:
    | { readonly kind: "covered" }
    | { readonly kind: "counted"; readonly q: string; readonly count: number | null }
    | { readonly kind: "too-much" };
  /** False where some of what has no value to compare may be missed. */
  readonly exact: boolean;
  /** Shared views that mean something else for each who looks, or cannot be read, and so cover nothing here. */
  readonly leftOut: readonly string[];
  /** Views in which nothing was found for 30 days; `foundAtMs` is null where nothing ever was. */
  readonly empty: readonly { readonly id: string; readonly foundAtMs: number | null }[];
  /** How many views nobody has counted yet. */
  readonly notCounted: number;
  /** Since when anything is known of what views hold; null while nothing is. */
  readonly knownSinceMs: number | null;
};

/** For those who may share views. */
export const getCoverage = endpoint<Coverage>()({
  method: "GET",
  path: "/api/views/coverage",
  input: () => import("./inputs").then((all) => all.nothing),
});
