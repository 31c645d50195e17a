import { queryOptions } from "@tanstack/react-query";
import { placeOf, type Subject } from "@/lib/actions/subject";
import { callApi } from "@/lib/api/call";
import { getJournal } from "@/lib/api/journal";

/** All lists of the journal share this first part: what is done makes them old. */
export const journalKeys = ["journal"] as const;

const askedOf = (of: Subject | null) => {
  if (of === null) return { mine: "1" as const };
  return of.kind === "ticket" ? { ticket: of.id } : { conversation: of.id };
};

/** What was done last: by oneself, or by whoever to one conversation or ticket. */
export const journalQuery = (of: Subject | null) =>
  queryOptions({
    queryKey: [...journalKeys, of === null ? "mine" : placeOf(of.kind, of.id)] as const,
    queryFn: ({ signal }) => callApi(getJournal, askedOf(of), { signal }),
    staleTime: 0,
  });
