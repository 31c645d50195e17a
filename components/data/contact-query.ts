import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getContact, getContactConversations, getContactGroups, getContactNotes } from "@/lib/api/contacts";

const freshForMs = 60_000;

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ["contact", id] as const,
    queryFn: ({ signal }) => callApi(getContact, { id }, { signal }),
    staleTime: freshForMs,
  });

export const contactGroupsQuery = (id: string) =>
  queryOptions({
    queryKey: ["contact", id, "groups"] as const,
    queryFn: ({ signal }) => callApi(getContactGroups, { id }, { signal }),
    staleTime: freshForMs,
  });

export const contactNotesKey = (id: string) => ["contact", id, "notes"] as const;

export const contactNotesQuery = (id: string) =>
  queryOptions({
    queryKey: contactNotesKey(id),
    queryFn: ({ signal }) => callApi(getContactNotes, { id }, { signal }),
    staleTime: freshForMs,
  });

export const contactConversationsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["contact", id, "conversations"] as const,
    queryFn: ({ pageParam, signal }) =>
      callApi(getContactConversations, { id, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: freshForMs,
  });
