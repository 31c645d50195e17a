"use client";
import type { ReactNode } from "react";
import { useSlowSeconds } from "./use-slow";

type SlowNoteProps = {
  /** What stands in its place until then. */
  readonly before?: ReactNode;
  /** One of several on the page. */
  readonly quiet?: boolean;
};

/** Names what is slow once it is. To be seen run up, not to be read out each second. */
export const SlowNote = ({ before = null, quiet = false }: SlowNoteProps) => {
  const slow = useSlowSeconds(true);
  return slow === null ? (
    before
  ) : (
    <span
      aria-live="off"
      className={`num shrink-0 text-s whitespace-nowrap ${quiet ? "leading-[18px] text-ink-3" : "text-warm"}`}
    >
      Intercom has taken {slow}&nbsp;s
    </span>
  );
};
