"use client";
import { DraftsList } from "@/components/conversation/drafts-list";
import { useWorkspace } from "@/components/data/workspace-query";

/** All that one is writing. */
export const DraftsScreen = () => {
  const owner = useWorkspace()?.me.memberId;
  return (
    <main className="pane-scroll min-h-0 flex-1">
      <div className="mx-auto max-w-[760px] px-5 py-8 max-md:px-3 max-md:py-4">
        {owner === undefined ? null : <DraftsList key={owner} owner={owner} />}
      </div>
    </main>
  );
};
