import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getJournal } from "@/lib/api/journal";

/** All that is read of the journal shares this first part: what is done makes it old. */
export const journalKeys = ["journal"] as const;

/** What one did last oneself. */
export const ownJournalQuery = () =>
  queryOptions({
    queryKey: [...journalKeys, "mine"] as const,
    queryFn: ({ signal }) => callApi(getJournal, { q: "by:me" }, { signal }),
    staleTime: 0,
  });
