"use client";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useActions } from "@/components/data/actions-port";
import { useSetting } from "@/components/data/settings";
import type { QueueRow } from "@/lib/conversation/model";
import type { Desk } from "./use-desk";

/** Where one stands after what is marked was closed or put to sleep: at the next one, in the list, or where one was. */
export const useOnwards = (desk: Desk, rows: readonly QueueRow[]): void => {
  const { onwards } = useActions();
  const after = useSetting("afterClose");
  const latest = useRef({ desk, rows, after });
  useLayoutEffect(() => {
    latest.current = { desk, rows, after };
  });
  useEffect(() => {
    onwards.current = (id) => {
      const now = latest.current;
      const { marked, open } = now.desk.standing.now();
      if (now.after === "stay" || marked !== id) return;
      const at = now.rows.findIndex((row) => row.id === id);
      const next = now.rows[at + 1] ?? now.rows[at - 1];
      const wasOpen = open === id;
      if (wasOpen && now.after === "list") now.desk.close();
      if (next?.id) now.desk.select(next.id, { follow: wasOpen && now.after === "next" });
    };
    return () => {
      onwards.current = null;
    };
  }, [onwards]);
};
