import { useQueries, useQuery } from "@tanstack/react-query";
import { conversationQuery } from "@/components/data/conversation-query";
import { ticketQuery } from "@/components/data/ticket-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { type ClosingStop, missingAttributes, type StandsOpen } from "@/lib/actions/unfinished";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { ClosingCase } from "./closing-case";

/** Tickets that turn out to be resolved are no reason to ask. Several conversations may have one ticket. */
const useResolved = (found: ClosingCase["found"]): ReadonlySet<string> => {
  const ids = found.flatMap(({ conversation, standing }) =>
    standing.some(({ check }) => check === "openTicket") ? conversation.tickets.map(({ id }) => id) : [],
  );
  return useQueries({
    queries: [...new Set(ids)].map((id) => ticketQuery(id)),
    combine: (answers) =>
      new Set(answers.flatMap(({ data }) => (data?.state === "resolved" ? [data.id] : []))),
  });
};

const noTickets: readonly { readonly id: string }[] = [];

/** Of the one that is about to be closed: what its row could not tell, as far as it has been read by now. */
const useRest = ({ reads = [], found }: ClosingCase) => {
  const id = found[0]?.conversation.id ?? "";
  const kinds = useWorkspace()?.attributes.conversation ?? [];
  const { data, isFetching } = useQuery({ ...conversationQuery(id), enabled: reads.length > 0 });
  const known = reads.length === 0 || isFetching ? undefined : data;
  const looksAtTickets = known !== undefined && reads.includes("openTicket");
  const tickets = useQueries({
    queries: (looksAtTickets ? known.tickets : noTickets).map((ticket) => ticketQuery(ticket.id)),
    combine: (answers) => ({
      areKnown: answers.every(({ data: ticket, isFetching: isAsked }) => ticket !== undefined && !isAsked),
      open: answers.flatMap(({ data: ticket }) =>
        ticket !== undefined && ticket.state !== "resolved" ? [ticket.id] : [],
      ),
    }),
  });
  const all: readonly (StandsOpen & { readonly isKnown: boolean })[] = [
    {
      check: "requiredAttributes",
      isKnown: known !== undefined && reads.includes("requiredAttributes"),
      names: known ? missingAttributes(known.attributes, kinds) : [],
    },
    { check: "openTicket", isKnown: looksAtTickets && tickets.areKnown, names: tickets.open },
  ];
  const read = all.filter(({ isKnown }) => isKnown);
  const told: readonly ClosingStop[] = read.map(({ check }) => check);
  return { told, open: read.filter(({ names }) => names.length > 0) };
};

/** What stands open by now: while the question is read, the rest is found out, so that one question is enough. */
export const useFound = (
  closing: ClosingCase,
): { readonly found: ClosingCase["found"]; readonly told: readonly ClosingStop[] } => {
  const resolved = useResolved(closing.late ? [] : closing.found);
  const { told, open } = useRest(closing);
  const isOpen = ({ tickets }: ConversationSummary) => tickets.some(({ id }) => !resolved.has(id));
  const found = closing.found
    .map(({ conversation, standing }) => ({
      conversation,
      standing: [
        ...standing
          .filter(({ check }) => !told.some((one) => one === check))
          .filter(({ check }) => closing.late || check !== "openTicket" || isOpen(conversation)),
        ...open.map(({ check, names }) => ({ check, names })),
      ],
    }))
    .filter(({ standing }) => standing.length > 0);
  return { found, told };
};
