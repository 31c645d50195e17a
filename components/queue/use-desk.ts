"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { conversationQuery } from "@/components/data/conversation-query";
import {
  type DeskAddress,
  deskHref,
  type ReadAddress,
  readDeskAddress,
} from "@/components/data/desk-address";
import { listName, recall, remember } from "@/components/data/list-memory";
import { useDeskAddress } from "@/components/data/use-desk-address";
import { afterPaint } from "@/components/ui/after-paint";
import type { Sort } from "@/lib/api/queue";
import { createStanding, type Place, type Standing } from "./standing";

const settleMs = 160;
const marked = "marked";

/** What the browser's own address says is open, of which React may not have heard yet. */
const openIdNow = (): string | null =>
  readDeskAddress(location.pathname, new URLSearchParams(location.search), undefined).openId;

/** Which list the browser's own address names, whatever is open in it. */
const listNow = (): string => {
  const params = new URLSearchParams(location.search);
  params.delete("c");
  return `${location.pathname}?${params}`;
};

export type Desk = {
  readonly address: ReadAddress;
  /** The marked row, as far as the desk is drawn; survives opening, going back and reloading. */
  readonly selectedId: string | null;
  readonly openId: string | null;
  /** Where one stands at this moment: what keys go by. */
  readonly standing: Standing;
  /** Marks a row; what is open follows when `follow` is set, in the next frame but `atOnce`. */
  readonly select: (id: string, options?: { readonly follow?: boolean; readonly atOnce?: boolean }) => void;
  readonly open: (id: string) => void;
  readonly close: () => void;
  readonly setQuery: (q: string) => void;
  readonly setSort: (sort: Sort) => void;
};

/** Asks for what is opened while the pane is drawn that will show it. */
const useRead = () => {
  const client = useQueryClient();
  return useCallback((id: string) => void client.prefetchQuery(conversationQuery(id)), [client]);
};

/**
 * Which list, which row, which conversation. The page's address says it all, but is written a moment later while somebody runs down
 * the list, since browsers limit how often it may change.
 */
export const useDesk = (): Desk => {
  const address = useDeskAddress();
  const list = listName(address);
  const [standing] = useState(() => createStanding({ marked: address.openId, open: address.openId }));
  const [{ marked: selectedId, open: openId }, setShown] = useState(standing.first);
  const due = useRef(() => {});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const adopted = useRef(list);

  const goTo = useCallback(
    (to: Partial<Place>, soon = false) => {
      standing.set(to);
      due.current();
      const show = () => setShown(standing.now());
      if (soon) due.current = afterPaint(show);
      else show();
    },
    [standing],
  );

  const callOff = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);
  useEffect(() => {
    const sameList = adopted.current === list;
    adopted.current = list;
    // A busy browser tells of an address late: by then one may be rows further, and must not be thrown back.
    if (sameList && (timer.current !== undefined || openIdNow() !== address.openId)) return;
    callOff();
    const kept = recall(marked, list);
    const before = typeof kept === "string" ? kept : standing.now().marked;
    goTo({ open: address.openId, marked: address.openId ?? before });
  }, [address.openId, list, callOff, standing, goTo]);
  useEffect(() => callOff, [callOff]);

  const write = useCallback(
    (target: Partial<DeskAddress>, how: "push" | "replace") => {
      callOff();
      const href = deskHref({ ...address, ...target });
      if (how === "push") {
        history.pushState(null, "", href);
        return;
      }
      const from = listNow();
      timer.current = setTimeout(() => {
        timer.current = undefined;
        // Somebody may have left for another list, of which React has not heard yet.
        if (listNow() === from) history.replaceState(null, "", href);
      }, settleMs);
    },
    [address, callOff],
  );

  const setQuery = useCallback((q: string) => write({ q, openId: null }, "push"), [write]);
  const setSort = useCallback((sort: Sort) => write({ sort }, "push"), [write]);

  const read = useRead();
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  // The same for as long as the desk stands, so that what is open is not drawn anew with each row that is marked.
  const close = useCallback(() => {
    goTo({ open: null });
    latest.current({ openId: null }, "push");
  }, [goTo]);

  return useMemo<Desk>(
    () => ({
      address,
      selectedId,
      openId,
      standing,
      select: (id, { follow = false, atOnce = false } = {}) => {
        const follows = follow && standing.now().open !== null;
        goTo({ marked: id, ...(follows ? { open: id } : {}) }, !atOnce);
        remember(marked, list, id);
        if (follows) write({ openId: id }, "replace");
      },
      open: (id) => {
        const { open } = standing.now();
        goTo({ marked: id, open: id });
        remember(marked, list, id);
        read(id);
        if (open !== id) write({ openId: id }, open === null ? "push" : "replace");
      },
      close,
      setQuery,
      setSort,
    }),
    [address, selectedId, openId, standing, list, write, read, goTo, close, setQuery, setSort],
  );
};
