"use client";
import { useWorkspace } from "@/components/data/workspace-query";
import { AllViews } from "@/components/views/all-views";
import { Coverage } from "@/components/views/coverage";
import { can } from "@/lib/access/roles";

/** Every view that one sees, to put in order and to change; for leads also what no shared view covers. */
export const ViewsScreen = () => {
  const role = useWorkspace()?.me.role ?? "agent";
  return (
    <main className="pane-scroll min-h-0 flex-1">
      <div className="mx-auto flex max-w-[880px] flex-col gap-6 px-5 py-8 max-md:px-3 max-md:py-4">
        <AllViews />
        {can(role, "share-views") ? <Coverage /> : null}
      </div>
    </main>
  );
};
