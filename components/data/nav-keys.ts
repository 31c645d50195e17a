"use client";
import { useMemo } from "react";
import { keyOfPlace, railViews } from "./known-view";
import { useViews } from "./views-query";

export type Place = { readonly keys: string | undefined; readonly title: string; readonly href: string };

/** Stands for the list that one looked at last. */
export const queueHref = "/queue";
export const viewsHref = "/views";
export const settingsHref = "/settings";

const screens: readonly Place[] = [
  { keys: "g q", title: "Queue", href: queueHref },
  { keys: "g v", title: "All views", href: viewsHref },
  { keys: "g j", title: "Journal", href: "/journal" },
  { keys: "g s", title: "Settings", href: settingsHref },
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
