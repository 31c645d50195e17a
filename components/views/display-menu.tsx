"use client";
import Columns3 from "lucide-react/icons/columns-3";
import { useState } from "react";
import { useDeskAddress } from "@/components/data/use-desk-address";
import { IconButton } from "@/components/ui/icon-button";
import { latePart } from "@/components/ui/late-part";

const DisplayDialog = latePart("The choice of what rows show", () =>
  import("./display-dialog").then((file) => file.DisplayDialog),
);

/** In the queue's bar: what rows show, and by what they are grouped. */
export const DisplayMenu = () => {
  const [open, setOpen] = useState(false);
  const { columns, groupBy } = useDeskAddress();
  const changed = columns.length > 0 || groupBy !== null;
  return (
    <>
      <IconButton
        icon={Columns3}
        iconSize={14}
        label={changed ? "Display, changed" : "Display"}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={`relative size-6 max-md:size-8 max-md:after:absolute max-md:after:-inset-1.5 ${changed ? "text-accent!" : ""}`}
      />
      {open ? <DisplayDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
};
