"use client";
import { useSyncExternalStore } from "react";
import type { View, ViewContent } from "@/lib/search/view";

export type ViewDialog =
  /** `id` is made when the dialog opens, so that saving it twice makes one view. */
  | { readonly kind: "new"; readonly id: string; readonly content: ViewContent }
  | { readonly kind: "edit"; readonly view: View; readonly content: ViewContent }
  /** `theirs` is what somebody else has saved meanwhile. */
  | { readonly kind: "conflict"; readonly mine: ViewContent; readonly theirs: View }
  | { readonly kind: "import" };

let open: ViewDialog | null = null;
const listeners = new Set<() => void>();

export const setViewDialog = (dialog: ViewDialog | null): void => {
  open = dialog;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The dialog about views that is open; one at a time, from wherever it was asked for. */
export const useViewDialog = (): ViewDialog | null =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );
