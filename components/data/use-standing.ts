import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { callApi } from "@/lib/api/call";
import { getStanding, type Standing } from "@/lib/api/sessions";

/** Asks our own database alone. Half a minute later nobody who was signed out still sees what stood on their screen. */
const lookEveryMs = 15_000;

const standingQuery = () =>
  queryOptions({
    queryKey: ["standing"] as const,
    queryFn: ({ signal }) => callApi(getStanding, {}, { signal }),
    staleTime: 0,
    refetchInterval: lookEveryMs,
    refetchOnWindowFocus: "always",
  });

const wordOf = ({ role, teammateId }: Standing): string => `${role} ${teammateId}`;

/**
 * Looks now and then whether one is still signed in and may still do the same, for as long as somebody looks at the page. Where that
 * has changed, all that the page shows is read anew; that the session has ended is every failed call's own business.
 */
export const useStanding = (known: Standing | undefined): void => {
  const client = useQueryClient();
  const { data, dataUpdatedAt } = useQuery(standingQuery());
  const now = data === undefined ? null : wordOf(data);
  const shown = known === undefined ? null : wordOf(known);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each look, as what was read anew may itself be from before the change
  useEffect(() => {
    if (now === null || shown === null || now === shown) return;
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "standing" });
  }, [client, now, shown, dataUpdatedAt]);
};
