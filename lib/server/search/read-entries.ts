import "server-only";
import { isAppError } from "@/lib/core/errors";
import type { UnixSeconds } from "@/lib/core/time";
import { searchConversations } from "@/lib/intercom/conversations";
import { refusalOf } from "@/lib/intercom/failures";
import type { IntercomQuery } from "@/lib/intercom/query";
import { searchTickets } from "@/lib/intercom/tickets";
import type { Index } from "@/lib/search/here";
import { type SortId, sorts } from "@/lib/search/sorts";
import { type Entry, entriesOf, rowOf } from "@/lib/server/conversations/map-summary";
import { spend } from "./calls";
import { startAgain } from "./cursor";
import { isInOrder, type Placed, type Reader } from "./placed";
import { conversationsOf } from "./ticket-conversations";

type Question = {
  readonly index: Index;
  readonly query: IntercomQuery["query"];
  readonly sort: SortId;
  readonly perPage: number;
  /** Intercom's cursor; null at the start. */
  readonly after: string | null;
};

export type EntryPage = {
  readonly placed: readonly Placed[];
  readonly after: string | null;
  readonly total: number | null;
  /** The entries stand in the order asked for, those without a key at the end. */
  readonly inOrder: boolean;
};

/** Tickets know no waiting. */
const sortFor = (index: Index, sort: SortId): (typeof sorts)[SortId] =>
  index === "tickets" && sort === "waiting" ? sorts.updated : sorts[sort];

const keyOf = (entry: Entry, sort: SortId): UnixSeconds | null =>
  entry.kind === "conversation" ? entry.conversation[sorts[sort].field] : null;

const isRefused = (error: unknown): boolean => isAppError(error) && error.code === "intercom_refused";

/** Intercom refuses a cursor that it no longer knows as it refuses anything else. */
const refused = (error: unknown, { after }: Question): unknown =>
  after !== null && isRefused(error) ? startAgain(error) : error;

/**
 * One page of one question. Where this workspace is not known to sort, and refuses to, it is asked again without.
 * @throws AppError `bad_request` for a cursor that Intercom no longer takes
 */
export const readEntries = async (reader: Reader, question: Question): Promise<EntryPage> => {
  const { calls } = reader;
  try {
    const page = await readOnce(reader, question, calls.sorts !== false);
    calls.sorts ??= true;
    return page;
  } catch (error) {
    if (!isRefused(error)) throw error;
    const isOfCursor = refusalOf(error)?.codes.includes("client_error") === true;
    if (isOfCursor || calls.sorts !== null) throw refused(error, question);
    calls.sorts = false;
    return readOnce(reader, question, false).catch((again: unknown) => {
      throw refused(again, question);
    });
  }
};

const readOnce = async (
  reader: Reader,
  { index, query, sort, perPage, after }: Question,
  withSort: boolean,
): Promise<EntryPage> => {
  const { ctx, options, calls } = reader;
  const { field, order } = sortFor(index, sort);
  const pagination = { per_page: perPage, ...(after === null ? {} : { starting_after: after }) };
  const body = { query, pagination, ...(withSort ? { sort: { field, order } } : {}) };
  spend(calls);
  if (index === "tickets") {
    const page = await searchTickets(ctx.intercom, body, options);
    const placed = await conversationsOf(reader, page.items, sort);
    const keys = placed.map(({ key }) => key);
    const inOrder = sort !== "waiting" && isInOrder(keys, sort);
    return { placed, after: page.next_cursor, total: page.total_count, inOrder };
  }
  const page = await searchConversations(ctx.intercom, body, options);
  const placed = entriesOf(page).map(
    (entry): Placed => ({ id: rowOf(entry).id, entry, key: keyOf(entry, sort) }),
  );
  const keys = placed.flatMap(({ entry, key }) => (entry?.kind === "conversation" ? [key] : []));
  return {
    placed,
    after: page.next_cursor,
    total: page.total_count,
    inOrder: isInOrder(keys, sort),
  };
};
