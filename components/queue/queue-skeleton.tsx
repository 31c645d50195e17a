import { Skeleton } from "@/components/ui/skeleton";

const widths = ["w-32", "w-40", "w-28", "w-36", "w-44", "w-32", "w-40", "w-28"];

/** Rows to come, in their final size. */
export const QueueSkeleton = ({ rows = 8 }: { rows?: number }) => (
  <div aria-hidden="true">
    {widths.slice(0, rows).map((width, index) => (
      <div
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move
        key={index}
        className="grid h-(--row) grid-cols-[30px_1fr] gap-x-2.5 border-b border-line py-[9px] pr-3 pl-3.5 max-md:grid-cols-[36px_1fr] max-md:py-3"
      >
        <Skeleton className="size-[30px] rounded-full max-md:size-9" />
        <span className="flex flex-col gap-1.5 pt-1">
          <span className="flex justify-between">
            <Skeleton className={`h-2.5 ${width}`} />
            <Skeleton className="h-2.5 w-10" />
          </span>
          <Skeleton className="h-2.5 w-[85%]" />
          <Skeleton className="h-2 w-20" />
        </span>
      </div>
    ))}
  </div>
);
