"use client";
import { useWorkspace } from "./workspace-query";

type OwnersProps = { readonly teamId: string | null; readonly assigneeId: string | null };

/** Whose it is, team and teammate; by number where the workspace does not know them any more. */
export const Owners = ({ teamId, assigneeId }: OwnersProps) => {
  const workspace = useWorkspace();
  const team = workspace?.teams.find((one) => one.id === teamId)?.name;
  const teammate = workspace?.teammates.find((one) => one.id === assigneeId)?.name;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span dir="auto" className="one-line">
        {team ?? (teamId === null ? "No team" : `Team ${teamId}`)}
      </span>
      <span aria-hidden="true" className="text-ink-3">
        ·
      </span>
      <span dir="auto" className="one-line">
        {teammate ?? (assigneeId === null ? "nobody yet" : `Teammate ${assigneeId}`)}
      </span>
    </span>
  );
};
