import { Skeleton } from "@/components/ui/skeleton";

const widths = ["w-4/5", "w-1/2", "w-3/5", "w-2/3", "w-1/2", "w-3/5", "w-4/5", "w-2/5"] as const;

/** As many grey lines as the block mostly has rows, so that little moves when it comes. */
export const PanelLines = ({ label, lines }: { readonly label: string; readonly lines: number }) => (
  <div className="flex flex-col gap-1.5" role="status" aria-label={label}>
    {widths.slice(0, lines).map((width, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they never change.
      <Skeleton key={index} className={`my-[3px] h-3 ${width}`} />
    ))}
  </div>
);
