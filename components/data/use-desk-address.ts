"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { createContext, useContext, useMemo } from "react";
import { type ReadAddress, readDeskAddress } from "./desk-address";
import { useViews } from "./views-query";

/** Stands in for a query string of which not all could be read, until the page's address has been mended. */
export const MendedSearch = createContext<{ readonly was: string; readonly search: string } | null>(null);

/** What the page's address says of the list, with what the view keeps filled in; meaningful on the desk only. */
export const useDeskAddress = (): ReadAddress => {
  const pathname = usePathname();
  const asked = useSearchParams().toString();
  const mended = useContext(MendedSearch);
  const views = useViews();
  const search = mended?.was === asked ? mended.search : asked;
  return useMemo(
    () => readDeskAddress(pathname, new URLSearchParams(search), views),
    [pathname, search, views],
  );
};
