"use client";
import { useWorkspace } from "@/components/data/workspace-query";
import { Avatar } from "@/components/ui/avatar";
import type { ConversationSummary } from "@/lib/conversation/model";
import { type Columns, shows } from "./columns";

/** Who has it: the team by name, the teammate by face. */
export const RowOwners = ({ row, columns }: { row: ConversationSummary; columns: Columns }) => {
  const workspace = useWorkspace();
  const [hasTeam, hasFace] = [shows(columns, "team"), shows(columns, "assignee")];
  const team = workspace?.teams.find((one) => one.id === row.teamId)?.name;
  const teammate = workspace?.teammates.find((one) => one.id === row.assigneeId)?.name;
  return (
    <span className="flex max-w-32 shrink-0 items-center gap-1.5 text-s text-ink-3">
      {hasFace && row.assigneeId === null && (row.teamId === null || !hasTeam) ? (
        <span>
          <span aria-hidden="true">–</span>
          <span className="sr-only">Nobody</span>
        </span>
      ) : null}
      {team && hasTeam ? <bdi className="truncate">{team}</bdi> : null}
      {row.assigneeId !== null && hasFace ? (
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
