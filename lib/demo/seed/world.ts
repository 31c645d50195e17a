import type { DemoConversation, DemoTicket, DemoTicketCategory, DemoWorld, MakeDemoWorld } from "../model";
import { settleContacts } from "./activity";
import { makeCompanies, makeContacts, makeNotes } from "./contacts";
import { conversationOf } from "./conversation";
import { makeCustomObjects, makeDataAttributes } from "./data-attributes";
import { makeArticles, makeMacros } from "./help-content";
import { liveMessages } from "./live";
import { identitiesOf } from "./people";
import { type Plan, planOf } from "./plan";
import { at } from "./random";
import { partsOf } from "./render";
import { makeShowcase } from "./showcase";
import { showcaseTicket } from "./showcase-tickets";
import { makeSlots, type Slot } from "./slots";
import { summaryOf } from "./summary";
import { repertoire } from "./text/repertoire";
import { makeTicketTypes } from "./ticket-types";
import { standaloneTicket, type TicketContext, ticketOf } from "./tickets";
import {
  makeAdmins,
  makeApp,
  makeAwayReasons,
  makeSegments,
  makeTags,
  makeTeams,
  makeTicketStates,
} from "./workspace";

/** 15 digits, as long as real ones get; room for a ticket beside every conversation. */
const firstConversationId = 215_473_880_000_000;
const firstPartId = 27_400_000_001;

type Placed = { readonly slot: Slot; readonly firstPart: number };

/** Slots in the order of their first message, so that ids grow with time. */
const inOrder = (slots: readonly Slot[], plan: (slot: Slot) => Plan): Slot[] =>
  slots
    .map((slot) => ({ slot, start: at(plan(slot).times, 0) }))
    .sort((x, y) => x.start - y.start || x.slot.number - y.slot.number)
    .map(({ slot }) => slot);

type Told = { conversations: DemoConversation[]; placed: Map<string, Placed>; nextPartId: number };

const tell = (slots: readonly Slot[], plan: (slot: Slot) => Plan): Told => {
  const placed = new Map<string, Placed>();
  let next = firstPartId;
  const conversations = inOrder(slots, plan).map((slot, rank) => {
    const id = String(firstConversationId + rank * 37);
    const made = plan(slot);
    placed.set(id, { slot, firstPart: next });
    const conversation = conversationOf(id, String(next), made, summaryOf(made), () => plan(slot));
    next += made.beats.length;
    return conversation;
  });
  return { conversations, placed, nextPartId: next };
};

const categories: readonly DemoTicketCategory[] = [
  "Customer",
  "Tracker",
  "Back-office",
  "Tracker",
  "Customer",
];

/** assumed: Intercom counts tickets up as they are made. */
const countedUp = (tickets: readonly DemoTicket[]): DemoTicket[] => {
  const numbers = tickets.map(({ ticketNumber }) => Number(ticketNumber)).sort((a, b) => a - b);
  const inTime = [...tickets].sort((a, b) => a.createdAt - b.createdAt);
  for (const [index, ticket] of inTime.entries()) ticket.ticketNumber = String(numbers[index]);
  return [...tickets];
};

/** One in twenty becomes a ticket, some tickets never were a conversation. */
const makeTickets = (conversations: readonly DemoConversation[], context: TicketContext): DemoTicket[] => {
  const converted = conversations.flatMap((conversation, rank) => {
    if (rank % 20 !== 7) return [];
    const ticket = ticketOf(conversation, String(Number(conversation.id) + 11), context);
    conversation.ticketId = ticket.id;
    return [ticket];
  });
  const wanted = conversations.length === 0 ? 0 : Math.max(5, Math.round(conversations.length / 50));
  const alone = Array.from({ length: wanted }, (_, i) => {
    const linked = [0, 1, 2].map((step) => at(conversations, i * 41 + step * 17));
    const unique = [...new Set(linked)];
    return standaloneTicket(i, String(firstConversationId + i * 37 + 23), at(categories, i), unique, context);
  });
  const showcase =
    conversations.length === 0
      ? []
      : context.types.map((type, i) => showcaseTicket(type, i, at(conversations, i * 3 + 5), context));
  return countedUp([...converted, ...alone, ...showcase]);
};

/**
 * A company's support desk, made up: Harbourline sells software and hardware for warehouses. Nothing in it is later than
 * `now`; bodies and parts are made when they are read.
 */
export const makeWorld: MakeDemoWorld = ({ seed, conversations: count, now }): DemoWorld => {
  const companies = makeCompanies(seed, now);
  const pools = makeContacts(seed, now, count, companies);
  const people = identitiesOf(pools.contacts, companies);
  const plan = (slot: Slot): Plan => planOf(seed, slot, pools, people, now);
  const { conversations, placed, nextPartId } = tell(makeSlots(seed, count, now, repertoire), plan);
  const ticketTypes = makeTicketTypes(now);
  const tickets = makeTickets(conversations, {
    seed,
    now,
    types: ticketTypes,
    nextPartId,
    nextNumber: 3_101,
  });
  settleContacts(pools.contacts, conversations, now);
  return {
    seed,
    now,
    app: makeApp(now),
    admins: makeAdmins(),
    teams: makeTeams(),
    awayReasons: makeAwayReasons(),
    tags: makeTags(),
    contacts: pools.contacts,
    notes: [...makeNotes(seed, now, pools.contacts), ...makeShowcase(conversations, now)],
    companies,
    segments: makeSegments(now),
    dataAttributes: makeDataAttributes(now),
    customObjects: makeCustomObjects(),
    ticketTypes,
    ticketStates: makeTicketStates(ticketTypes.map((type) => type.id)),
    tickets,
    macros: makeMacros(now),
    articles: makeArticles(now),
    conversations,
    partsOf: (conversation) => {
      const place = placed.get(conversation.id);
      if (place === undefined) return [];
      const made = plan(place.slot);
      return partsOf(made, summaryOf(made), place.firstPart);
    },
    liveMessage: liveMessages(seed, people),
  };
};
