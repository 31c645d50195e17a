"use client";
import { useEffect, useSyncExternalStore } from "react";
import { whenSettled } from "@/components/ui/when-settled";

type Language = typeof import("./language")["language"];

let loaded: Language | null = null;
let loading: Promise<Language> | null = null;
const listeners = new Set<() => void>();

/** The query language; fetched once, and not with the page, since the first list needs none of it. */
export const loadLanguage = (): Promise<Language> => {
  loading ??= import("./language").then(
    ({ language }) => {
      loaded = language;
      for (const listener of listeners) listener();
      return language;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Null until the page has settled, or somebody asked for it. */
export const useLanguage = (): Language | null => {
  useEffect(() => whenSettled(() => void loadLanguage().catch(() => undefined)), []);
  return useSyncExternalStore(
    subscribe,
    () => loaded,
    () => null,
  );
};
