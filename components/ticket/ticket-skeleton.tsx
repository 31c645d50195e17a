"use client";
import { Skeleton } from "@/components/ui/skeleton";
import { SlowNote } from "@/components/ui/slow-note";
import { ThreadLines } from "@/components/ui/thread-lines";
import { BackLink } from "./ticket-back";

/** Where header, thread and fields will stand. */
export const TicketSkeleton = () => (
  <div className="grid h-full grid-cols-1 lg:grid-cols-[minmax(0,1fr)_320px]">
    {/* Beside what is drawn, or the way back would be read out as news. */}
    <p role="status" className="sr-only">
      Loading the ticket
    </p>
    <div>
      <div className="border-b border-line px-5 pt-3 pb-2.5 max-md:px-2 max-md:pt-1.5">
        <div className="flex min-h-[46px] items-center gap-x-3 max-md:gap-x-1">
          <BackLink />
          <div className="grid min-w-0 flex-1 gap-1.5">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-6 w-3/5" />
          </div>
        </div>
        <div className="mt-1.5 flex min-h-6 items-center gap-2 max-md:min-h-11 max-md:px-2">
          <Skeleton className="h-[22px] w-24" />
          <Skeleton className="h-[22px] w-40" />
          <SlowNote />
        </div>
      </div>
      <ThreadLines />
    </div>
    <div className="hidden flex-col gap-4 border-l border-line bg-bg px-4 pt-4 lg:flex">
      {["w-4/5", "w-1/2", "w-3/5", "w-2/3", "w-2/5", "w-3/4"].map((width) => (
        <div key={width} className="flex flex-col gap-1.5">
          <Skeleton className="h-3 w-24" />
          <Skeleton className={`h-5 ${width}`} />
        </div>
      ))}
    </div>
  </div>
);
