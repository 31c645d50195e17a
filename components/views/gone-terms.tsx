"use client";
import { useMemo } from "react";
import { deskHref } from "@/components/data/desk-address";
import { peopleOf } from "@/components/data/people";
import { useDeskAddress } from "@/components/data/use-desk-address";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { goneIn } from "./query-words";

/** Above the list: what its query names and the workspace no longer has, each with the way to do without it. */
export const GoneTerms = () => {
  const address = useDeskAddress();
  const workspace = useWorkspace();
  const gone = useMemo(() => goneIn(address.q, peopleOf(workspace)), [address.q, workspace]);
  if (gone.length === 0) return null;
  return (
    <ul className="border-b border-line bg-late-soft px-3 py-1 text-s text-late">
      {gone.map(({ message, mend }) => (
        <li key={message} className="flex items-center gap-2 py-0.5">
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{message}</span>
          {mend ? (
            <Button
              onClick={() => history.pushState(null, "", deskHref({ ...address, q: mend.text }))}
              className="min-h-7 text-s"
            >
              {mend.label}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
};
