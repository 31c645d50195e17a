"use client";
import type { ReactNode } from "react";
import { LastListLink } from "@/components/data/last-list-link";
import { tryAnyway } from "@/components/data/try-anyway";
import { unreadAs } from "@/components/data/unread";
import { Button, buttonLook } from "@/components/ui/button";
import { KeptFocus } from "@/components/ui/kept-focus";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { TicketSkeleton } from "./ticket-skeleton";
import { TicketFailure } from "./ticket-states";

type TicketNotYetOpenProps = {
  readonly error: Error | null;
  /** There is no connection to read it by. */
  readonly offline: boolean;
  readonly read: () => Promise<{ readonly isError: boolean }>;
  /** What had been written where it is gone. */
  readonly children: ReactNode;
};

/** In the place of a ticket that is on its way, waits for a connection, or could not be read. */
export const TicketNotYetOpen = ({ error, offline, read, children }: TicketNotYetOpenProps) => {
  const standing = unreadAs(error, offline);
  return (
    <>
      <KeptFocus key={standing} />
      {standing === "coming" ? (
        <TicketSkeleton />
      ) : standing === "offline" ? (
        <OfflineNotice
          what="This ticket"
          level={1}
          actions={
            <>
              <Button variant="solid" onClick={() => void tryAnyway(read)}>
                Try anyway
              </Button>
              <LastListLink className={buttonLook()}>Back to the queue</LastListLink>
            </>
          }
        />
      ) : (
        <TicketFailure error={error} onRetry={() => void read()}>
          {children}
        </TicketFailure>
      )}
    </>
  );
};
