"use client";
import { useQuery } from "@tanstack/react-query";
import { membersQuery } from "@/components/data/members-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { ListTrouble } from "./list-trouble";
import { ListWaiting } from "./list-waiting";
import { MemberRow } from "./member-row";

/** Everybody who signs in, with their roles; for owners. */
export const MemberList = () => {
  const { data, error, refetch, dataUpdatedAt, fetchStatus } = useQuery(membersQuery());
  const teammates = useWorkspace()?.teammates ?? [];
  const trouble = error ? (
    <ListTrouble
      what="The members"
      error={error}
      shownFromMs={data === undefined ? null : dataUpdatedAt}
      onRetry={() => void refetch()}
    />
  ) : null;
  if (data === undefined) {
    if (trouble) return trouble;
    if (fetchStatus === "paused") return <OfflineNotice what="The members" />;
    return <ListWaiting label="Reading who the members are" />;
  }
  return (
    <>
      {trouble}
      <ul aria-label="Members" className="divide-y divide-line">
        {data.members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            teammate={teammates.find(({ id }) => id === member.teammateId)?.name ?? null}
          />
        ))}
      </ul>
      {data.members.every(({ isMe }) => isMe) ? (
        <p className="mt-2 text-ink-2">Nobody else is a member yet.</p>
      ) : null}
    </>
  );
};
