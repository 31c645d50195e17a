"use client";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { BuilderParts } from "./builder-context";

type Focus = BuilderParts["focus"];
type Wanted = { readonly id: string; readonly part: Parameters<Focus>[1] };

const find = (area: HTMLElement, { id, part }: Wanted): HTMLElement | null => {
  if (part === "add") return area.querySelector(`[data-adds="${CSS.escape(id)}"] [data-part="add"]`);
  const block = area.querySelector<HTMLElement>(
    `[data-block="${CSS.escape(part === "undo" ? `removed ${id}` : id)}"]`,
  );
  return (
    block?.querySelector<HTMLElement>(`[data-part="${part}"]`) ??
    block?.querySelector<HTMLElement>("[data-part]") ??
    null
  );
};

/** Moves the focus to a block once it is drawn, and never leaves it nowhere when what had it is gone. */
export const useBlockFocus = (area: RefObject<HTMLElement | null>, rootId: string): Focus => {
  const wanted = useRef<Wanted | null>(null);
  const [, redraw] = useState(0);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const dialog = area.current?.closest("dialog");
    const keep = ({ target }: FocusEvent) => {
      last.current = target instanceof Element ? target : null;
    };
    dialog?.addEventListener("focusin", keep);
    return () => dialog?.removeEventListener("focusin", keep);
  }, [area]);
  useEffect(() => {
    const gone = document.activeElement === document.body && last.current?.isConnected === false;
    const next = wanted.current ?? (gone ? ({ id: rootId, part: "add" } as const) : null);
    const target = next && area.current && find(area.current, next);
    if (!target) return;
    wanted.current = null;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
    // A list to choose from is what one wants next.
    const opens = target.getAttribute("aria-haspopup") !== null && target.textContent?.includes("Choose …");
    if (next.part === "value" && opens) target.click();
  });
  return useCallback((id, part) => {
    wanted.current = { id, part };
    redraw((count) => count + 1);
  }, []);
};
