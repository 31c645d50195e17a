"use client";
import { deskHref } from "@/components/data/desk-address";
import { useDeskAddress } from "@/components/data/use-desk-address";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Grouping, ViewColumn } from "@/lib/search/view";
import { ColumnBoxes } from "./column-boxes";
import { GroupingField } from "./grouping-field";

/** What rows show and by what they are grouped. It changes the list at once, and the address with it; the view when it is saved. */
export const DisplayDialog = ({ onClose }: { onClose: () => void }) => {
  const address = useDeskAddress();
  const write = (change: { readonly columns?: readonly ViewColumn[]; readonly groupBy?: Grouping | null }) =>
    history.replaceState(null, "", deskHref({ ...address, ...change }));
  return (
    <Dialog title="Display" width="s" onClose={onClose} footer={<Button onClick={onClose}>Done</Button>}>
      <div className="flex flex-col gap-4">
        <GroupingField value={address.groupBy} onChange={(groupBy) => write({ groupBy })} />
        <ColumnBoxes value={address.columns} onChange={(columns) => write({ columns })} />
      </div>
    </Dialog>
  );
};
