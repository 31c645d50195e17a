"use client";
import { useState } from "react";
import { useClock } from "@/components/ui/clock";
import { Skeleton } from "@/components/ui/skeleton";

const widths = ["w-4/5", "w-1/2", "w-3/5", "w-2/3", "w-1/2", "w-3/5", "w-4/5", "w-2/5"] as const;
const slowAfterSeconds = 4;

const useWaitedSeconds = (): number => {
  const [begunMs] = useState(() => Date.now());
  return useClock((now) => Math.max(0, Math.floor((now - begunMs) / 1000)));
};

/** As many grey lines as the block mostly has rows, so that little moves when it comes; the last names what is slow. */
export const PanelLines = ({ label, lines }: { readonly label: string; readonly lines: number }) => {
  const waited = useWaitedSeconds();
  const isSlow = waited >= slowAfterSeconds;
  return (
    <div className="flex flex-col gap-1.5" role="status" aria-label={label}>
      {widths.slice(0, isSlow ? lines - 1 : lines).map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change.
        <Skeleton key={index} className={`my-[3px] h-3 ${width}`} />
      ))}
      {isSlow ? <p className="num text-s leading-[18px] text-ink-3">Intercom has taken {waited} s</p> : null}
    </div>
  );
};
