import { Skeleton } from "@/components/ui/skeleton";

type ConversationSkeletonProps = {
  /** What it is called, where that is known. */
  readonly known?: string | null | undefined;
  /** It is there in a moment: nothing is said, and the thread is left blank. */
  readonly brief?: boolean;
};

/** The page in its final layout while the conversation is on its way. */
export const ConversationSkeleton = ({ known = null, brief = false }: ConversationSkeletonProps) => (
  <div
    {...(brief ? {} : { role: "status", "aria-label": "Loading the conversation" })}
    className="flex h-full flex-col"
  >
    <div className="border-b border-line px-5 pt-3 pb-2.5">
      {known === null ? (
        <Skeleton className="my-0.5 h-[26px] w-3/5" />
      ) : (
        <p dir="auto" className="one-line text-xl font-semibold tracking-tight">
          {known}
        </p>
      )}
      <div className="mt-1.5 flex gap-2">
        <Skeleton className="h-[22px] w-14" />
        <Skeleton className="h-[22px] w-40" />
      </div>
    </div>
    {brief ? null : (
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
    )}
  </div>
);
