"use client";
import { useSyncExternalStore } from "react";
import type { Sort } from "@/lib/api/queue";

/** What somebody wants to keep as a view. */
export type SaveDraft = {
  /** With ids for names, as the server takes it. */
  readonly q: string;
  /** By default the order that the list has now. */
  readonly sort?: Sort;
};

let wanted: SaveDraft | null = null;
const listeners = new Set<() => void>();

const set = (draft: SaveDraft | null) => {
  wanted = draft;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Opens the dialog that saves a query as a new view: how features start it without knowing each other. */
export const useSaveView = (): ((draft: SaveDraft) => void) => set;

/** For the dialog itself: what is to be saved, null while nothing is, and how to say that it is done. */
export const useWantedSave = (): { readonly draft: SaveDraft | null; readonly done: () => void } => ({
  draft: useSyncExternalStore(
    subscribe,
    () => wanted,
    () => null,
  ),
  done: () => set(null),
});
