"use client";
import { useWorkspace } from "@/components/data/workspace-query";
import { Avatar } from "@/components/ui/avatar";
import type { ConversationSummary } from "@/lib/conversation/model";

/** Who has it: the team by name, the teammate by face. */
export const RowOwners = ({ row }: { row: ConversationSummary }) => {
  const workspace = useWorkspace();
  const team = workspace?.teams.find((one) => one.id === row.teamId)?.name;
  const teammate = workspace?.teammates.find((one) => one.id === row.assigneeId)?.name;
  return (
    <span className="flex max-w-32 shrink-0 items-center gap-1.5 text-s text-ink-3">
      {row.teamId === null && row.assigneeId === null ? (
        <span>
          <span aria-hidden="true">–</span>
          <span className="sr-only">Nobody</span>
        </span>
      ) : null}
      {team ? <bdi className="truncate">{team}</bdi> : null}
      {row.assigneeId !== null ? (
        <Avatar
          size="s"
          name={teammate ?? "?"}
          seed={row.assigneeId}
          label={`Assigned to ${teammate ?? `teammate ${row.assigneeId}`}`}
        />
      ) : null}
    </span>
  );
};
