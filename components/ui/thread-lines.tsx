import { Skeleton } from "./skeleton";

/** In the place of a thread's messages while they are on their way. */
export const ThreadLines = () => (
  <div className="flex flex-col gap-5 px-5 pt-6">
    {["w-4/5", "w-3/5", "w-2/3"].map((width) => (
      <div key={width} className="grid grid-cols-[30px_minmax(0,1fr)] gap-x-2.5">
        <Skeleton className="size-[30px] rounded-full" />
        <div className="flex flex-col gap-2">
          <Skeleton className="h-4 w-40" />
          <Skeleton className={`h-5 ${width}`} />
          <Skeleton className="h-5 w-1/2" />
        </div>
      </div>
    ))}
  </div>
);
