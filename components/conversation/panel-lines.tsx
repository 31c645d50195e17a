"use client";
import { useOnline } from "@/components/data/use-health";
import { Skeleton } from "@/components/ui/skeleton";
import { SlowNote } from "@/components/ui/slow-note";

const widths = ["w-4/5", "w-1/2", "w-3/5", "w-2/3", "w-1/2", "w-3/5", "w-4/5", "w-2/5"] as const;

type PanelLinesProps = { readonly label: string; readonly lines: number };

/** As many grey lines as the block mostly has rows, so that little moves when it comes; the last names what it waits for. */
export const PanelLines = ({ label, lines }: PanelLinesProps) => {
  const online = useOnline();
  const drawn = widths.slice(0, lines).map((width, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they never change.
    <Skeleton key={index} className={`my-[3px] h-3 ${width}`} />
  ));
  return (
    <div className="flex flex-col gap-1.5" role="status" aria-label={label}>
      {drawn.slice(0, -1)}
      {online ? (
        <SlowNote quiet before={drawn.at(-1)} />
      ) : (
        // The banner says it aloud, once for all of them.
        <span aria-live="off" className="text-s leading-[18px] text-ink-3">
          Waits for a connection
        </span>
      )}
    </div>
  );
};
