"use client";
import { startTransition, useEffect, useRef, useState } from "react";
import { afterPaint } from "@/components/ui/after-paint";
import { useLetGo } from "@/components/ui/use-let-go";
import type { ConversationDetail } from "@/lib/conversation/model";
import { SidePanel } from "./side-panel";

/**
 * The panel beside the thread. The words that have come are read first: it follows once they have been painted, and until then nothing
 * of the conversation before is seen. It is the same panel for one after the other, so that the browser makes anew only what differs.
 */
export const PanelBeside = ({ conversation }: { readonly conversation: ConversationDetail }) => {
  const { id } = conversation;
  const [dueId, setDueId] = useState<string | null>(null);
  useEffect(() => afterPaint(() => startTransition(() => setDueId(id))), [id]);
  const isDue = dueId === id;
  const box = useRef<HTMLDivElement>(null);
  useLetGo(box, !isDue);
  return (
    <aside aria-label="Contact and details" className="pane-scroll isolate h-full bg-bg px-4 pt-4 pb-6">
      {/* Out of sight it has no height: the next one is read from its top. */}
      <div ref={box} aria-hidden={!isDue || undefined} className={isDue ? undefined : "out-of-sight"}>
        {dueId === null ? null : <SidePanel conversation={conversation} waits={!isDue} />}
      </div>
    </aside>
  );
};
