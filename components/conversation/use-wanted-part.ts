"use client";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Part } from "@/lib/conversation/model";
import type { TimelineEntry } from "@/lib/conversation/timeline";
import { anchorOf, wantedAnchor } from "./part-link";
import type { Jump } from "./use-thread-jump";

const events = ["hashchange", "popstate"] as const;

const subscribe = (listener: () => void) => {
  for (const event of events) addEventListener(event, listener);
  return () => {
    for (const event of events) removeEventListener(event, listener);
  };
};

/** Also while somebody runs down a list, where the address names the conversation before for a moment. */
const addressNames = (conversationId: string): boolean =>
  location.pathname === `/conversations/${conversationId}` ||
  new URLSearchParams(location.search).get("c") === conversationId;

/** The anchor that the page's address asks for in this conversation; null where it asks for none. */
const useAnchor = (conversationId: string): string | null =>
  useSyncExternalStore(
    subscribe,
    () => (addressNames(conversationId) ? wantedAnchor(location.hash) : null),
    () => null,
  );

const placeOf = (entries: readonly TimelineEntry[], anchor: string) => {
  for (const entry of entries) {
    if (entry.kind === "message" && anchorOf(entry.part) === anchor) return { key: entry.key, partId: null };
    const event = entry.kind === "events" && entry.parts.find((part) => anchorOf(part) === anchor);
    if (event) return { key: entry.key, partId: event.id };
  }
  return null;
};

export type WantedPart = "none" | "found" | "hidden" | "missing";

/** Goes to the part that the address names, once; says whether it is here at all. */
export const useWantedPart = (
  conversationId: string,
  parts: readonly Part[],
  entries: readonly TimelineEntry[],
  to: Jump["to"],
): WantedPart => {
  const anchor = useAnchor(conversationId);
  const reached = useRef<string | null>(null);
  const place = anchor === null ? null : placeOf(entries, anchor);
  const { key, partId } = place ?? { key: null, partId: null };
  useEffect(() => {
    if (anchor === null) reached.current = null;
    if (anchor === null || key === null || reached.current === anchor) return;
    reached.current = anchor;
    to(key, { mark: { key, partId } });
  }, [anchor, key, partId, to]);
  if (anchor === null) return "none";
  if (place !== null) return "found";
  return parts.some((part) => anchorOf(part) === anchor) ? "hidden" : "missing";
};
