import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getJournal } from "@/lib/api/journal";

/** All lists of the journal share this first part: what is done makes them old. */
export const journalKeys = ["journal"] as const;

/** What was done last: by oneself, or by whoever to one conversation. */
export const journalQuery = (conversation: string | null) =>
  queryOptions({
    queryKey: [...journalKeys, conversation ?? "mine"] as const,
    queryFn: ({ signal }) =>
      callApi(getJournal, conversation === null ? { mine: "1" as const } : { conversation }, { signal }),
    staleTime: 0,
  });
