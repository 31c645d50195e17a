"use client";
import { tryAnyway } from "@/components/data/try-anyway";
import type { Unread } from "@/components/data/unread";
import { Button } from "@/components/ui/button";
import { KeptFocus } from "@/components/ui/kept-focus";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { SlowNote } from "@/components/ui/slow-note";
import { BackButton } from "./back-button";
import { ConversationFailure } from "./conversation-failure";
import { ConversationSkeleton } from "./conversation-skeleton";
import { PaneHead } from "./pane-head";

type NotYetOpenProps = {
  readonly id: string;
  /** What the list calls it. */
  readonly known: string | null | undefined;
  readonly alone: boolean;
  readonly error: Error | null;
  readonly standing: Unread;
  readonly read: () => Promise<{ readonly isError: boolean }>;
  readonly onClose: () => void;
};

/** In the place of a conversation that is on its way, waits for a connection, or could not be read. */
export const NotYetOpen = ({ id, known, alone, error, standing, read, onClose }: NotYetOpenProps) => {
  return (
    <>
      <KeptFocus key={standing} />
      {standing === "coming" || known == null ? null : <PaneHead known={known} />}
      {standing === "coming" ? (
        <ConversationSkeleton
          known={known}
          back={<BackButton onBack={onClose} alone={alone} />}
          slow={<SlowNote />}
        />
      ) : standing === "offline" ? (
        <OfflineNotice
          what="This conversation"
          level={1}
          actions={
            <>
              <Button variant="solid" onClick={() => void tryAnyway(read)}>
                Try anyway
              </Button>
              <Button onClick={onClose}>Back to the queue</Button>
            </>
          }
        />
      ) : (
        <ConversationFailure id={id} error={error} onRetry={() => void read()} onClose={onClose} />
      )}
    </>
  );
};
