import type { Workspace } from "@/lib/api/workspace";
import type { Env } from "@/lib/search/moments";

/** Who asks, when and where: what queries of this browser are judged by. */
export const envOf = (workspace: Workspace | undefined): Env => {
  const me = workspace?.me.teammateId ?? null;
  return {
    now: Math.floor(Date.now() / 1000),
    me,
    myTeamIds: workspace?.teammates.find((one) => one.id === me)?.teamIds ?? [],
    // As the server judges them: a day of a shared view is the same for everybody.
    timeZone: workspace?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
};
