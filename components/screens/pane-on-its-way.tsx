"use client";
import { createContext, use } from "react";
import { BackButton } from "@/components/conversation/back-button";
import { ConversationSkeleton } from "@/components/conversation/conversation-skeleton";

type Opened = {
  /** What the list calls it. */
  readonly known: string | null | undefined;
  readonly onClose: () => void;
};

/** What stands in the pane's place: what is shown while the pane's own code comes is given nothing by `next/dynamic`. */
export const OpenedContext = createContext<Opened | null>(null);

/** In the place of the pane for as long as its code is on its way; on a phone it covers the list, so that it needs the way back. */
export const PaneOnItsWay = () => {
  const opened = use(OpenedContext);
  return (
    <ConversationSkeleton
      known={opened?.known}
      back={opened ? <BackButton onBack={opened.onClose} alone={false} /> : undefined}
    />
  );
};
