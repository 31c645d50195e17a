"use client";
import PanelRight from "lucide-react/icons/panel-right";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import type { ConversationDetail } from "@/lib/conversation/model";
import { SidePanel } from "./side-panel";

/** Below 1280 px, where the panel has no room beside the thread: the way to it. */
export const DetailsButton = ({ conversation }: { conversation: ConversationDetail }) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon={PanelRight}
        label="Contact and details"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="xl:hidden"
      />
      {open ? (
        <Dialog title="Contact and details" width="s" onClose={() => setOpen(false)}>
          {/* It is read from the top: its first field is far below. */}
          <div data-first-focus tabIndex={-1} className="outline-none">
            <SidePanel conversation={conversation} />
          </div>
        </Dialog>
      ) : null}
    </>
  );
};
