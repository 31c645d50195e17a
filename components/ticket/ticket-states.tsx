"use client";
import CircleAlert from "lucide-react/icons/circle-alert";
import TicketIcon from "lucide-react/icons/ticket";
import type { ReactNode } from "react";
import { LastListLink } from "@/components/data/last-list-link";
import { Button, buttonLook } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { isAppError } from "@/lib/core/errors";
import { isGone } from "@/lib/core/is-gone";
import { agoSpan } from "@/lib/core/time";

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

type FailureProps = { readonly error: unknown; readonly onRetry: () => void; readonly children?: ReactNode };

export const TicketFailure = ({ error, onRetry, children }: FailureProps) => (
  <Notice
    alert
    level={1}
    icon={isGone(error) ? TicketIcon : CircleAlert}
    tone={isGone(error) ? "neutral" : "late"}
    title={titleOf(error)}
    actions={
      <>
        {isGone(error) ? null : (
          <Button variant="solid" onClick={onRetry}>
            Try again
          </Button>
        )}
        <LastListLink className={buttonLook()}>Back to the queue</LastListLink>
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
