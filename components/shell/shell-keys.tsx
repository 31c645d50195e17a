"use client";
import { usePathname, useRouter } from "next/navigation";
import { places } from "@/components/data/nav-keys";
import type { Bindings } from "@/components/ui/hotkey-stack";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { staysOnDesk } from "./desk-link";
import { useKeysSheet } from "./keys-sheet-state";

/** Keys that work on every screen: places and the sheet of keys. */
export const ShellKeys = () => {
  const router = useRouter();
  const pathname = usePathname();
  const openKeys = useKeysSheet();
  const go = (href: string) => {
    if (staysOnDesk(pathname, href)) history.pushState(null, "", href);
    else router.push(href);
  };
  const toPlaces: Bindings = Object.fromEntries(places.map((place) => [place.keys, () => go(place.href)]));
  useHotkeys({ ...toPlaces, "?": openKeys });
  return null;
};
