"use client";
import { useEffect, useRef } from "react";
import { useTouched } from "@/components/data/pending-actions";
import { focusQueryLine } from "@/components/data/query-line-id";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { QueueRow } from "@/lib/conversation/model";
import type { Desk } from "./use-desk";

/** j, k, o, Enter, u and /; and the mark moves on when its row leaves the list. */
export const useQueueKeys = (desk: Desk, rows: readonly QueueRow[], onNearEnd: () => void): void => {
  const at = rows.findIndex((row) => row.id !== null && row.id === desk.selectedId);
  const touched = useTouched();
  const lastSeen = useRef<{ readonly id: string; readonly at: number; readonly list: string } | null>(null);
  const list = `${desk.address.q} ${desk.address.sort}`;
  const move = (step: number) => {
    const from = at >= 0 ? at : step > 0 ? -1 : rows.length;
    const next = rows[from + step];
    if (next?.id) desk.select(next.id, { follow: true });
    else if (step > 0) onNearEnd();
  };
  const open = () => (desk.selectedId === null ? false : desk.open(desk.selectedId));
  const close = () => (desk.openId === null ? false : desk.close());
  useHotkeys({
    j: { run: () => move(1), repeat: true },
    k: { run: () => move(-1), repeat: true },
    o: open,
    Enter: open,
    u: close,
    Escape: close,
    "/": () => focusQueryLine(),
  });
  useEffect(() => {
    const id = desk.selectedId;
    if (id === null) return;
    if (at >= 0) {
      lastSeen.current = { id, at, list };
      return;
    }
    const seen = lastSeen.current;
    if (seen === null || seen.id !== id || seen.list !== list) return;
    const next = rows[Math.min(seen.at, rows.length - 1)];
    // What somebody else took away stays open; what one has done oneself makes room for the next.
    if (next?.id) desk.select(next.id, { follow: touched.has(id) && desk.openId === id });
  }, [at, desk, rows, list, touched]);
};
