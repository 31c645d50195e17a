"use client";
import { useSlowSeconds } from "./use-slow";

/** Names what is slow once it is. To be seen run up, not to be read out each second. */
export const SlowNote = () => {
  const slow = useSlowSeconds(true);
  return slow === null ? null : (
    <span aria-live="off" className="num text-s text-warm">
      Intercom has taken {slow}&nbsp;s
    </span>
  );
};
