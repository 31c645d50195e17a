"use client";
import { useQuery } from "@tanstack/react-query";
import { invitationsQuery } from "@/components/data/invitations-query";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { isAppError } from "@/lib/core/errors";
import { InviteForm } from "./invite-form";
import { OpenLinks } from "./open-links";
import { Section } from "./section";

/** For owners: who is let in next. There is no mail server, so each link is handed over by the one who makes it. */
export const InvitationsSection = () => {
  const { data, error, refetch } = useQuery(invitationsQuery());
  return (
    <Section title="Invitations" id="invitations">
      <InviteForm />
      {data ? (
        <OpenLinks links={data.links} />
      ) : error ? (
        <div role="alert" className="mt-4 flex items-center gap-3">
          <p className="flex-1 text-ink-2">
            {isAppError(error) ? error.message : "The open links could not be read."}
          </p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      ) : (
        <Skeleton className="mt-5 h-4 w-48" />
      )}
    </Section>
  );
};
