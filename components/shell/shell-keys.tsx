"use client";
import { lastList } from "@/components/data/last-list";
import { queueHref, usePlaces } from "@/components/data/nav-keys";
import { useGo } from "@/components/data/use-go";
import type { Bindings } from "@/components/ui/hotkey-stack";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { useKeysSheet } from "./keys-sheet-state";

/** Keys that work on every screen: places and the sheet of keys. */
export const ShellKeys = () => {
  const go = useGo();
  const openKeys = useKeysSheet();
  const toPlaces: Bindings = Object.fromEntries(
    usePlaces().flatMap(({ keys, href }) =>
      keys === undefined ? [] : [[keys, () => go(href === queueHref ? lastList() : href)]],
    ),
  );
  useHotkeys({ ...toPlaces, "?": openKeys });
  return null;
};
