import "server-only";
import type { FoundTicket } from "@/lib/api/tickets";
import type { Ticket } from "@/lib/intercom/schema/ticket";
import { searchTickets } from "@/lib/intercom/tickets";
import type { Ctx } from "@/lib/server/context";
import { titleAttribute } from "@/lib/ticket/attributes";

/** Whoever waits has waited enough by then, and a workspace of millions is through. */
const mostLooks = 12;
const atOnce = 5;
/** Where it can only be among a few, or among those of a few seconds, all of them are looked at. */
const atMost = 100;
const few = 40;
const fewSeconds = 3;

/** A ticket that was seen: its number, and when it was made (unix seconds). */
type Sight = { readonly number: number; readonly at: number };

const numberOf = ({ ticket_id }: Ticket): number => (ticket_id === null ? Number.NaN : Number(ticket_id));

const sightsIn = (tickets: readonly Ticket[]): readonly Sight[] =>
  tickets
    .map((ticket) => ({ number: numberOf(ticket), at: ticket.created_at }))
    .filter(({ number }) => Number.isFinite(number))
    .sort((a, b) => a.number - b.number);

type Asked = { readonly after: number; readonly before: number | null; readonly most: number };

const look = async ({ intercom, signal }: Ctx, { after, before, most }: Asked) => {
  const since = { field: "created_at", operator: ">", value: Math.max(0, after - 1) } as const;
  const until = { field: "created_at", operator: "<", value: (before ?? 0) + 1 } as const;
  const { items } = await searchTickets(
    intercom,
    {
      query: before === null ? since : { operator: "AND", value: [since, until] },
      pagination: { per_page: most },
      sort: { field: "created_at", order: before === null ? "descending" : "ascending" },
    },
    { signal },
  );
  return items;
};

const found = (ticket: Ticket, number: string): FoundTicket => {
  const title = ticket.ticket_attributes[titleAttribute];
  return { id: ticket.id, number, title: typeof title === "string" && title.trim() !== "" ? title : null };
};

/** Where between two sights a number is to be expected; in the middle where that leads no further. */
const placeBetween = (low: Sight, high: Sight, number: number, before: number | null): number => {
  const share = (number - low.number) / Math.max(1, high.number - low.number);
  const guess = low.at + Math.floor(share * (high.at - low.at));
  return guess === before ? low.at + Math.floor((high.at - low.at) / 2) : guess;
};

/**
 * The ticket with the number that people see. Intercom reads tickets by their ids alone and searches no numbers, but it counts them up as
 * tickets are made: a few looks at when neighbours were made close in on it. Null where there is none, or none that can be found so.
 */
export const findTicket = async (
  ctx: Ctx,
  { number }: { readonly number: string },
): Promise<{ readonly ticket: FoundTicket | null }> => {
  const wanted = Number(number);
  let seen = await look(ctx, { after: 0, before: null, most: 1 });
  let high = sightsIn(seen).at(-1);
  if (high === undefined || wanted > high.number) return { ticket: null };
  let low: Sight = { number: 0, at: 0 };
  let after: number | null = null;
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const hit = seen.find((ticket) => numberOf(ticket) === wanted);
    if (hit) return { ticket: found(hit, number) };
    const sights = sightsIn(seen);
    low = sights.findLast((sight) => sight.number < wanted) ?? low;
    const above = sights.find((sight) => sight.number > wanted);
    // Where the first that was made after this moment has a higher number, or there is none, the one that is wanted was made before it.
    const isBefore = after !== null && (sights[0] === undefined || sights[0] === above);
    high = isBefore ? { number: above?.number ?? high.number, at: after ?? high.at } : (above ?? high);
    if (low.number + 1 >= high.number) return { ticket: null };
    const next: number = looks === 0 ? 0 : placeBetween(low, high, wanted, after);
    const isAmongFew = high.number - low.number <= few || high.at - low.at < fewSeconds;
    if (looks > 0 && (next === after || isAmongFew)) {
      const rest = await look(ctx, { after: low.at, before: high.at, most: atMost });
      const last = rest.find((ticket) => numberOf(ticket) === wanted);
      return { ticket: last ? found(last, number) : null };
    }
    after = next;
    seen = await look(ctx, { after, before: high.at, most: atOnce });
  }
  return { ticket: null };
};
