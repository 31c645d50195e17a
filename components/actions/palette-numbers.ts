"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useGo } from "@/components/data/use-go";
import { callApi } from "@/lib/api/call";
import { findTicket } from "@/lib/api/tickets";
import type { Command } from "./palette-command";
import { placesTyped } from "./palette-place";

const restMs = 300;
/** Ids are far longer; numbers of tickets count up from one. */
const number = /^#?\s*(\d{1,9})$/;

/** The number once nobody has typed for a moment; "" where Intercom is not to be asked. */
const useRestedNumber = (typed: string): string => {
  const wanted = number.exec(typed.trim())?.[1] ?? "";
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(wanted), restMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  return rested === wanted ? rested : "";
};

const group = "By number";

/** By the number or the address that was pasted: ids at once, and the ticket that people know by that number once Intercom has found it. */
export const useNumberCommands = (
  typed: string,
): { readonly commands: readonly Command[]; readonly said: string | null } => {
  const go = useGo();
  const wanted = useRestedNumber(typed);
  const { data, isFetching, isError } = useQuery({
    queryKey: ["ticket-number", wanted],
    queryFn: ({ signal }) => callApi(findTicket, { number: wanted }, { signal }),
    enabled: wanted !== "",
    staleTime: 60_000,
    gcTime: 60_000,
  });
  const ticket = wanted === "" ? null : (data?.ticket ?? null);
  const numbered: readonly Command[] =
    ticket === null
      ? []
      : [
          {
            id: `open-number:${ticket.number}`,
            label: `Open ticket #${ticket.number}${ticket.title === null ? "" : `: ${ticket.title}`}`,
            group,
            run: () => go(`/tickets/${ticket.id}`),
          },
        ];
  const plain = placesTyped(typed).map(
    ({ kind, id }): Command => ({
      id: `open-${kind}:${id}`,
      label: `Open ${kind} ${id}`,
      group,
      run: () => go(`/${kind}s/${id}`),
    }),
  );
  const commands = [...numbered, ...plain];
  if (wanted !== "" && isFetching) return { commands, said: `Looking for ticket #${wanted} …` };
  if (wanted === "" || ticket !== null) return { commands, said: null };
  return {
    commands,
    said: isError
      ? `Ticket #${wanted} could not be looked for just now.`
      : data === undefined
        ? null
        : `No ticket has the number ${wanted}.`,
  };
};
