"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { listName } from "@/components/data/list-memory";
import type { Desk } from "./use-desk";
import type { QueueListing } from "./use-queue-list";

export type News = {
  /** So many came in and wait to be shown. */
  readonly count: number;
  /** Whether a row came in when the list was last shown anew. */
  readonly isNew: (id: string) => boolean;
  /** A row to be brought into view once: the first of them, or what somebody jumped to. */
  readonly reveal: { readonly key: string } | null;
  /** Shows what came in, where it belongs; false where nothing waits. */
  readonly show: () => boolean;
  readonly bring: (id: string) => void;
  /** To be told whether the reader is at the top of the list. */
  readonly onTop: (is: boolean) => void;
};

const nothing = { list: "", ids: new Set<string>(), reveal: null };

type Shown = {
  readonly list: string;
  readonly ids: ReadonlySet<string>;
  readonly reveal: News["reveal"];
};

/**
 * What comes in behind the reader's back waits until they ask for it. Only who stands at the top with nothing marked, opened or chosen
 * is reading nothing that could move: there it comes in at once.
 */
export const useNews = (desk: Desk, list: QueueListing, choosing: boolean): News => {
  const name = listName(desk.address);
  const [shown, setShown] = useState<Shown>(nothing);
  const { arrived, takeIn, known } = list;
  const waits = known !== undefined && known.next !== null;
  const idle = desk.selectedId === null && desk.openId === null && !choosing;
  const atTop = useRef(true);
  useEffect(() => {
    if (waits && idle && atTop.current && !document.activeElement?.closest('[role="option"]')) takeIn();
  }, [waits, idle, takeIn]);
  const onTop = useCallback((is: boolean) => {
    atTop.current = is;
  }, []);
  const show = useCallback(() => {
    const [first] = arrived;
    if (first === undefined) return false;
    setShown({ list: name, ids: new Set(arrived), reveal: { key: first } });
    takeIn();
    return true;
  }, [arrived, name, takeIn]);
  const bring = useCallback(
    (id: string) =>
      setShown((now) => ({ ...(now.list === name ? now : nothing), list: name, reveal: { key: id } })),
    [name],
  );
  const own = shown.list === name ? shown : nothing;
  return useMemo(
    () => ({ count: arrived.length, isNew: (id) => own.ids.has(id), reveal: own.reveal, show, bring, onTop }),
    [arrived.length, own, show, bring, onTop],
  );
};
