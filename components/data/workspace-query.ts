import { queryOptions, useQuery } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getWorkspace, type Workspace } from "@/lib/api/workspace";

const freshForMs = 5 * 60_000;
/** What could not be read is tried again soon. */
const partlyMs = 30_000;

export const workspaceQuery = () =>
  queryOptions({
    queryKey: ["workspace"] as const,
    queryFn: ({ signal }) => callApi(getWorkspace, {}, { signal }),
    staleTime: freshForMs,
    refetchInterval: (query) => (query.state.data?.missing.length ? partlyMs : false),
  });

/** Teammates, teams, tags and ticket types; undefined until they are known for the first time. */
export const useWorkspace = (): Workspace | undefined => useQuery(workspaceQuery()).data;
