"use client";
import { type ReactNode, type RefObject, useCallback, useEffect, useState } from "react";
import { useHotkeys } from "@/components/ui/use-hotkeys";

type Parts = {
  readonly box: RefObject<HTMLElement | null>;
  /** Shows what has come in; false where nothing has. */
  readonly onNew: () => unknown;
  readonly onEnd: () => void;
};

const togglesIn = (box: HTMLElement | null): readonly HTMLElement[] => [
  ...(box?.querySelectorAll<HTMLElement>("[data-journal-toggle]") ?? []),
];

const rowInFocus = (): Element | null => document.activeElement?.closest("[data-journal]") ?? null;

/** Moving through the rows by keys: the row that has the focus is the one that keys act on. */
export const useJournalKeys = ({ box, onNew, onEnd }: Parts): void => {
  const step = useCallback(
    (by: 1 | -1) => {
      const toggles = togglesIn(box.current);
      const here = toggles.findIndex((one) => one.closest("[data-journal]") === rowInFocus());
      const next = toggles[here < 0 ? (by > 0 ? 0 : -1) : here + by];
      if (next === undefined) return by > 0 ? onEnd() : undefined;
      next.focus();
      next.closest("[data-journal]")?.scrollIntoView({ block: "nearest" });
    },
    [box, onEnd],
  );
  useHotkeys({
    j: { run: () => step(1), repeat: true },
    k: { run: () => step(-1), repeat: true },
    o: () => {
      const link = rowInFocus()?.querySelector<HTMLElement>("a[href]");
      if (!link) return false;
      link.click();
      return true;
    },
    ".": onNew,
  });
};

type RowKeysProps = {
  readonly box: RefObject<HTMLElement | null>;
  /** The row in focus cannot be taken back. */
  readonly onNoWayBack: () => void;
};

const RowKeys = ({ onNoWayBack }: Pick<RowKeysProps, "onNoWayBack">): null => {
  useHotkeys({
    z: () => {
      const row = rowInFocus();
      if (!row) return false;
      const undo = row.querySelector<HTMLElement>("[data-journal-undo]");
      if (undo) undo.click();
      else onNoWayBack();
      return true;
    },
  });
  return null;
};

/**
 * While a row has the focus, `z` is about it and about nothing else. Its keys stand only then, so that they come before what `z` means
 * elsewhere; and on their own, so that no row is drawn anew for it.
 */
export const JournalRowKeys = ({ box, onNoWayBack }: RowKeysProps): ReactNode => {
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const look = () => requestAnimationFrame(() => setFocused(current.contains(document.activeElement)));
    current.addEventListener("focusin", look);
    current.addEventListener("focusout", look);
    return () => {
      current.removeEventListener("focusin", look);
      current.removeEventListener("focusout", look);
    };
  }, [box]);
  return focused ? <RowKeys onNoWayBack={onNoWayBack} /> : null;
};
