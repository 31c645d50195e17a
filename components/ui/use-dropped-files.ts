"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

/** Marks what takes files of its own within something larger that takes them too. */
export const takesFiles = { "data-takes-files": "" } as const;

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") ?? false;

const innermost = ({ target }: DragEvent): Element | null =>
  target instanceof Element ? target.closest("[data-takes-files]") : null;

/**
 * Takes files that are dropped anywhere within `zone`, but for those over a part of it that takes its own. @returns whether some are held
 * over it
 */
export const useDroppedFiles = (
  zone: RefObject<HTMLElement | null>,
  enabled: boolean,
  onFiles: (files: readonly File[]) => void,
  /** Where the zone is larger than what the ref is on. */
  around?: string,
): boolean => {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const box = around === undefined ? zone.current : zone.current?.closest<HTMLElement>(around);
    if (!box || !enabled) return;
    const isMine = (event: DragEvent) => {
      const inner = innermost(event);
      return hasFiles(event) && (inner === null || inner === box || !box.contains(inner));
    };
    const onOver = (event: DragEvent) => {
      if (isMine(event)) event.preventDefault();
      setOver(isMine(event));
    };
    const onLeave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !box.contains(event.relatedTarget)) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!isMine(event)) return;
      event.preventDefault();
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    box.addEventListener("dragover", onOver);
    box.addEventListener("dragleave", onLeave);
    box.addEventListener("drop", onDrop);
    return () => {
      box.removeEventListener("dragover", onOver);
      box.removeEventListener("dragleave", onLeave);
      box.removeEventListener("drop", onDrop);
    };
  }, [zone, around, enabled]);
  return over;
};
