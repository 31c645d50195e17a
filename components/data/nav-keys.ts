"use client";
import { useMemo } from "react";
import { keyOfPlace, railViews } from "./known-view";
import { useViews } from "./views-query";

export type NavKey = { readonly keys: string; readonly title: string };

export type Place = { readonly keys: string | undefined; readonly title: string; readonly href: string };

/** Stands for the list that one looked at last. */
export const queueHref = "/queue";
export const viewsHref = "/views";

const screens: readonly Place[] = [
  { keys: "g q", title: "Queue", href: queueHref },
  { keys: "g v", title: "All views", href: viewsHref },
  { keys: "g s", title: "Settings", href: "/settings" },
];

/** Where one can go, with the keys that go there; the palette lists them too. The first of the rail's views have numbers. */
export const usePlaces = (): readonly Place[] => {
  const views = useViews();
  return useMemo(
    () => [
      ...screens,
      ...railViews(views).map(({ id, title }, index) => ({
        keys: keyOfPlace(index),
        title,
        href: `/queue/${id}`,
      })),
    ],
    [views],
  );
};

/** Keys that move about, next to those of the actions table. */
export const navKeys: readonly NavKey[] = [
  { keys: "j", title: "Next conversation" },
  { keys: "k", title: "Previous conversation" },
  { keys: "o", title: "Open the conversation (or Enter)" },
  { keys: "u", title: "Back to the list" },
  { keys: "Home", title: "First of the list" },
  { keys: "End", title: "Last one loaded, and read on" },
  { keys: ".", title: "Show what has come in" },
  { keys: "x", title: "Select, or no longer" },
  { keys: "J", title: "Select down to the next" },
  { keys: "K", title: "Select up to the previous" },
  { keys: "*", title: "Select all that match" },
  { keys: "Escape", title: "Clear the selection, or go back" },
  { keys: "/", title: "Go to the query line" },
  { keys: "w", title: "Why does it match?" },
  { keys: "f", title: "Filter by rows and groups" },
  { keys: "z", title: "Undo the last action" },
  { keys: "Mod+k", title: "All actions and places (⌘ K on a Mac)" },
  { keys: "?", title: "All keys" },
];
