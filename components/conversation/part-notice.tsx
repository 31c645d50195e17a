"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { InIntercom } from "./in-intercom";
import type { WantedPart } from "./use-wanted-part";

export type PartNoticeProps = {
  readonly wanted: WantedPart;
  readonly conversationId: string;
  readonly shown: number;
  readonly total: number;
  readonly onShowEvents: () => void;
};

/** Says why a link to a part does not lead there. */
export const PartNotice = ({ wanted, conversationId, shown, total, onShowEvents }: PartNoticeProps) => {
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || wanted === "none" || wanted === "found") return null;
  const why =
    wanted === "hidden"
      ? "This link leads to an event, and events are hidden."
      : total > shown
        ? `The message that this link leads to is not among the ${shown} newest of ${total} parts, which is all that Intercom gives.`
        : "The message that this link leads to is not in this conversation.";
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-warm-soft px-5 py-1.5 text-s text-warm max-md:px-3.5"
    >
      <span className="min-w-0 flex-1 basis-64">{why}</span>
      {wanted === "hidden" ? <Button onClick={onShowEvents}>Show events</Button> : null}
      {wanted === "missing" && total > shown ? <InIntercom conversationId={conversationId} /> : null}
      <Button variant="ghost" onClick={() => setDismissed(true)}>
        Dismiss
      </Button>
    </div>
  );
};
