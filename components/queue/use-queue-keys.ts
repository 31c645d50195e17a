"use client";
import { useEffect, useRef } from "react";
import { listName } from "@/components/data/list-memory";
import { useTouched } from "@/components/data/pending-actions";
import { focusQueryLine } from "@/components/data/query-line-id";
import type { Bindings } from "@/components/ui/hotkey-stack";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { QueueRow } from "@/lib/conversation/model";
import type { Selection } from "./use-chosen";
import type { Desk } from "./use-desk";
import type { News } from "./use-news";

type Parts = {
  readonly desk: Desk;
  /** In the order of the screen. */
  readonly rows: readonly QueueRow[];
  readonly selection: Selection;
  readonly onNearEnd: () => void;
  readonly news: Pick<News, "show" | "bring">;
};

const isInPane = (): boolean =>
  document.activeElement?.closest("main") !== null && document.activeElement !== null;

/** Moving, opening and choosing by keys; and the mark moves on when its row leaves the list. */
export const useQueueKeys = ({ desk, rows, selection, onNearEnd, news }: Parts): void => {
  const at = rows.findIndex((row) => row.id !== null && row.id === desk.selectedId);
  const touched = useTouched();
  const lastSeen = useRef<{ readonly id: string; readonly at: number; readonly list: string } | null>(null);
  const list = listName(desk.address);
  const marked = () => desk.standing.now().marked;
  const isOpen = () => desk.standing.now().open !== null;
  const next = (step: number): QueueRow | undefined => {
    const id = marked();
    const here = id === null ? -1 : rows.findIndex((row) => row.id === id);
    const row = rows[(here >= 0 ? here : step > 0 ? -1 : rows.length) + step];
    if (row === undefined && step > 0) onNearEnd();
    return row;
  };
  const goTo = (row: QueueRow | undefined) => {
    // What cannot be read says nothing that keys could act on: then what is open has to go at once.
    if (row?.id) desk.select(row.id, { follow: true, atOnce: row.kind !== "conversation" });
  };
  const move = (step: number) => {
    selection.endRange();
    goTo(next(step));
  };
  const extend = (step: number) => {
    const row = next(step);
    if (!row?.id) return;
    selection.rangeTo(row.id);
    goTo(row);
  };
  const jump = (row: QueueRow | undefined) => {
    if (isInPane() || !row?.id) return false;
    selection.endRange();
    goTo(row);
    // It may be marked already and out of sight.
    news.bring(row.id);
    return true;
  };
  const toFirst = () => jump(rows[0]);
  const toLast = () => {
    onNearEnd();
    return jump(rows.at(-1));
  };
  const choose = () => {
    const id = marked();
    return id === null || !rows.some((row) => row.id === id) ? false : selection.toggle(id);
  };
  const leave = () => (selection.any ? selection.clear() : close());
  const open = () => {
    const id = marked();
    return id === null ? false : desk.open(id);
  };
  const close = () => (isOpen() ? desk.close() : false);
  const bindings: Bindings = {
    j: { run: () => move(1), repeat: true },
    k: { run: () => move(-1), repeat: true },
    J: { run: () => extend(1), repeat: true },
    K: { run: () => extend(-1), repeat: true },
    x: choose,
    "*": () => (rows.length === 0 ? false : selection.chooseAll()),
    Home: toFirst,
    End: toLast,
    o: open,
    Enter: open,
    u: close,
    Escape: leave,
    ".": news.show,
    "/": focusQueryLine,
  };
  useHotkeys(bindings);
  useEffect(() => {
    const id = desk.selectedId;
    // The desk has yet to follow.
    if (id === null || id !== desk.standing.now().marked) return;
    if (at >= 0) {
      lastSeen.current = { id, at, list };
      return;
    }
    const seen = lastSeen.current;
    if (seen === null || seen.id !== id || seen.list !== list) return;
    const neighbour = rows[Math.min(seen.at, rows.length - 1)];
    // What somebody else took away stays open; what one has done oneself makes room for the next.
    if (neighbour?.id) desk.select(neighbour.id, { follow: touched.has(id) && desk.openId === id });
  }, [at, desk, rows, list, touched]);
};
