"use client";
import { useEffect, useState } from "react";
import type { KnownView } from "@/components/data/known-view";
import { recall, remember } from "@/components/data/list-memory";
import { begun } from "@/components/data/query-draft";

const versionIn = (kept: unknown, q: string): number | null =>
  typeof kept === "object" && kept && "q" in kept && "version" in kept && kept.q === q
    ? Number(kept.version)
    : null;

/** Once it is saved or put back, the next change begins from what the view is then. */
export const forgetBegun = (id: string): void => remember(begun, id, null);

/**
 * The version of the view that the changes on the screen began from, also after a reload: what others save meanwhile must not pass
 * for it. Null for a list without a saved view.
 */
export const useBegun = (base: KnownView | null, q: string): number | null => {
  const now = base?.saved?.version ?? null;
  const [version, setVersion] = useState(now);
  const id = base?.id ?? null;
  useEffect(() => {
    if (id === null || version === null) return;
    const first = Math.min(version, versionIn(recall(begun, id), q) ?? version);
    remember(begun, id, { q, version: first });
    setVersion(first);
  }, [id, q, version]);
  return version;
};
