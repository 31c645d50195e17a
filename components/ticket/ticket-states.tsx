"use client";
import TicketIcon from "lucide-react/icons/ticket";
import type { ReactNode } from "react";
import { LastListLink } from "@/components/data/last-list-link";
import { Button, buttonLook } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { SlowNote } from "@/components/ui/slow-note";
import { Time } from "@/components/ui/time";
import { isAppError } from "@/lib/core/errors";
import { isGone } from "@/lib/core/is-gone";
import { agoSpan } from "@/lib/core/time";
import { BackLink } from "./ticket-back";

/** Where header, thread and fields will stand. */
export const TicketSkeleton = () => (
  <div
    role="status"
    aria-label="Loading the ticket"
    className="grid h-full grid-cols-1 lg:grid-cols-[minmax(0,1fr)_320px]"
  >
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
      <div className="flex flex-col gap-5 px-5 pt-5">
        {["a", "b", "c"].map((key) => (
          <Skeleton key={key} className="h-16 w-full" />
        ))}
      </div>
    </div>
    <div className="hidden flex-col gap-4 border-l border-line px-4 pt-4 lg:flex">
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <Skeleton key={key} className="h-9 w-full" />
      ))}
    </div>
  </div>
);

const titleOf = (error: unknown): string => {
  if (isGone(error)) return "There is no such ticket";
  if (isAppError(error) && error.code === "intercom_forbidden") return "Tickets cannot be read";
  return "The ticket could not be read";
};

const textOf = (error: unknown): string => {
  if (isGone(error)) return "It was deleted in Intercom, or it never was.";
  if (!isAppError(error)) return "Something in Switchyard went wrong.";
  if (error.code === "intercom_forbidden")
    return `The access token may not read tickets. An owner can give it the permission “Read tickets” in Intercom’s developer hub. ${error.message}`;
  return error.message;
};

const back = <LastListLink className={buttonLook()}>Back to the queue</LastListLink>;

export const TicketOffline = () => <OfflineNotice what="This ticket" level={1} actions={back} />;

type FailureProps = { readonly error: unknown; readonly onRetry: () => void; readonly children?: ReactNode };

export const TicketFailure = ({ error, onRetry, children }: FailureProps) => (
  <Notice
    alert
    level={1}
    icon={TicketIcon}
    tone={isGone(error) ? "neutral" : "late"}
    title={titleOf(error)}
    actions={
      <>
        {isGone(error) ? null : <Button onClick={onRetry}>Try again</Button>}
        {back}
      </>
    }
  >
    {textOf(error)}
    {children}
    {isAppError(error) && error.requestId && !isGone(error) ? (
      <span className="mt-1 block text-s text-ink-3">Request {error.requestId}</span>
    ) : null}
  </Notice>
);

export const TicketStale = ({ fetchedAtMs }: { fetchedAtMs: number }) => (
  <p role="status" className="bg-warm-soft px-5 py-1.5 text-s text-warm">
    Intercom cannot be asked just now. This is from <Time at={fetchedAtMs / 1000} format={agoSpan} />.
  </p>
);
