"use client";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { useDeskAddress } from "@/components/data/use-desk-address";
import { IconButton } from "@/components/ui/icon-button";

export type AddressNoticeProps = {
  /** What could not be read of the address that was opened, in words. */
  readonly dropped: readonly string[];
};

const mostLines = 4;

/** Above the list: what an old or tampered address asked for and is not shown. Gone once it is dismissed, or another list is opened. */
export const AddressNotice = ({ dropped }: AddressNoticeProps) => {
  const { q, view, lost } = useDeskAddress();
  const [first] = useState(`${view} ${q}`);
  const [dismissed, setDismissed] = useState(false);
  const lines =
    lost === null ? dropped : ["The view of this link is gone, or not shared with you.", ...dropped];
  if (dismissed || lines.length === 0 || (lost === null && first !== `${view} ${q}`)) return null;
  return (
    <div
      role="status"
      className="flex items-start gap-2 border-b border-line bg-warm-soft py-1.5 pr-1.5 pl-3 text-s"
    >
      <div className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">
        <p className="font-medium text-warm">
          {dropped.length === 0
            ? "This is the query that the link still holds."
            : "Not all of this address could be read. This is the rest of it."}
        </p>
        <ul className="mt-0.5 text-ink-2">
          {lines.slice(0, mostLines).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {lines.length > mostLines ? <li>and {lines.length - mostLines} more</li> : null}
        </ul>
      </div>
      <IconButton
        icon={X}
        iconSize={14}
        label="Dismiss"
        onClick={() => setDismissed(true)}
        className="size-7"
      />
    </div>
  );
};
