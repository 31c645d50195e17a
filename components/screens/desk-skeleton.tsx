import { QueueSkeleton } from "@/components/queue/queue-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** The desk before anything is known, in its final layout. */
export const DeskSkeleton = () => (
  <div className="grid min-h-0 flex-1 grid-cols-1 md:grid-cols-[360px_minmax(0,1fr)] xl:grid-cols-[388px_minmax(0,1fr)]">
    <div className="min-h-0 overflow-hidden bg-surface md:border-r md:border-line">
      <div className="border-b border-line px-3 pt-2.5 pb-2">
        <Skeleton className="mb-2 h-9 w-36 md:hidden" />
        <Skeleton className="h-9 w-full rounded-l" />
        <Skeleton className="mt-3 mb-1 h-4 w-40" />
      </div>
      <QueueSkeleton />
    </div>
    <div className="bg-surface max-md:hidden" />
  </div>
);
