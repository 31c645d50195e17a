"use client";
import { Button } from "@/components/ui/button";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { SlowNote } from "@/components/ui/slow-note";
import { ConversationFailure } from "./conversation-failure";
import { ConversationSkeleton } from "./conversation-skeleton";
import { BackButton } from "./header";

type NotYetOpenProps = {
  readonly id: string;
  /** What the list calls it. */
  readonly known: string | null | undefined;
  readonly alone: boolean;
  readonly error: Error | null;
  /** There is no connection to read it by. */
  readonly offline: boolean;
  readonly onRetry: () => void;
  readonly onClose: () => void;
};

/** In the place of a conversation that is on its way, waits for a connection, or could not be read. */
export const NotYetOpen = ({ id, known, alone, error, offline, onRetry, onClose }: NotYetOpenProps) => {
  if (offline)
    return (
      <OfflineNotice
        what="This conversation"
        level={1}
        actions={<Button onClick={onClose}>Back to the queue</Button>}
      />
    );
  if (error) return <ConversationFailure id={id} error={error} onRetry={onRetry} onClose={onClose} />;
  return (
    <ConversationSkeleton
      known={known}
      back={<BackButton onBack={onClose} alone={alone} />}
      slow={<SlowNote />}
    />
  );
};
