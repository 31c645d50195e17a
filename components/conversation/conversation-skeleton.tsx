import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { ThreadLines } from "@/components/ui/thread-lines";
import { PaneHead } from "./pane-head";

/** Where one will write. */
export const composerPlace = (
  <div className="mx-4 mb-3.5 h-[128px] rounded-xl border border-line-strong max-md:mx-2 max-md:mb-2 small:h-[96px]" />
);

type ConversationSkeletonProps = {
  /** What it is called, where that is known. */
  readonly known?: string | null | undefined;
  /** It is there in a moment: nothing is said, and but for its frame it is left blank, as grey would only flash. */
  readonly brief?: boolean;
  /** The way back, where it stands in the header. */
  readonly back?: ReactNode;
  /** What there is to be said of how long it takes. */
  readonly slow?: ReactNode;
};

const noBack = <span className="size-11 md:hidden" />;

/** The page in its final layout while the conversation is on its way. */
export const ConversationSkeleton = ({
  known,
  brief = false,
  back = noBack,
  slow,
}: ConversationSkeletonProps) => (
  <div className="flex h-full flex-col">
    {/* Beside what is drawn, or its buttons would be read out as news. */}
    {brief ? null : (
      <p role="status" className="sr-only">
        Loading the conversation
      </p>
    )}
    <PaneHead known={known} unknown={<Skeleton className="h-[26px] w-3/5" />} back={back}>
      {brief ? null : (
        <>
          <Skeleton className="h-[22px] w-14" />
          <Skeleton className="h-[22px] w-40" />
        </>
      )}
      {slow}
    </PaneHead>
    {brief ? <div className="mt-auto max-md:hidden">{composerPlace}</div> : <ThreadLines />}
  </div>
);
