"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { deskHref } from "@/components/data/desk-address";
import { useGo } from "@/components/data/use-go";
import { callApi } from "@/lib/api/call";
import { type FoundContact, getContacts } from "@/lib/api/contacts";
import type { Command } from "./palette-command";

const restMs = 250;
const shortest = 3;

/** What was typed once nobody has typed for a moment; "" where Intercom is not to be asked. */
const useRested = (typed: string): string => {
  const wanted = typed.trim();
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(wanted), restMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  return rested.length < shortest || /^[#/\d]|^https?:/.test(rested) ? "" : rested;
};

const nameOf = ({ name, email }: FoundContact): string => name ?? email ?? "Unnamed contact";

/** Contacts by a part of their name or address, from Intercom: after the letters, never before them. `said` tells how that goes. */
export const useContactCommands = (
  typed: string,
): { readonly commands: readonly Command[]; readonly said: string | null } => {
  const go = useGo();
  const q = useRested(typed);
  const { data, isFetching, isError } = useQuery({
    queryKey: ["contacts", "found", q],
    queryFn: ({ signal }) => callApi(getContacts, { q }, { signal }),
    enabled: q !== "",
    staleTime: 60_000,
    gcTime: 60_000,
  });
  const commands = (q === "" ? [] : (data?.contacts ?? [])).map(
    (contact): Command => ({
      id: `contact:${contact.id}`,
      label: `Conversations of ${nameOf(contact)}`,
      words: contact.email ?? "",
      note: contact.name === null ? undefined : (contact.email ?? undefined),
      trailing: contact.name === null ? null : contact.email,
      group: "Contacts",
      run: () => go(deskHref({ q: `contact:${contact.id}` })),
    }),
  );
  if (isFetching) return { commands, said: "Looking for contacts …" };
  return {
    commands,
    said: isError && q !== "" ? "Contacts could not be looked for just now." : null,
  };
};
