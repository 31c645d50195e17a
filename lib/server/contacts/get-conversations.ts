import "server-only";
import type { ContactConversations } from "@/lib/api/contacts";
import { searchConversations } from "@/lib/intercom/conversations";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { mapSummary } from "@/lib/server/conversations/map-summary";
import { contactAge } from "./get-contact";

const perPage = 10;
const newestFirst = { field: "created_at", order: "descending" } as const;

const ofContact = (id: string) => ({ field: "contact_ids", operator: "=", value: id }) as const;

const notClosed = (id: string) =>
  ({
    operator: "AND",
    value: [ofContact(id), { field: "state", operator: "!=", value: "closed" }],
  }) as const;

const load = async (
  ctx: Ctx,
  id: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<ContactConversations> => {
  const page = await searchConversations(
    ctx.intercom,
    {
      query: ofContact(id),
      pagination: { per_page: perPage, ...(cursor === undefined ? {} : { starting_after: cursor }) },
      sort: newestFirst,
    },
    { signal },
  );
  const rows = page.items.map(mapSummary);
  const isWhole = cursor !== undefined || page.next_cursor === null;
  // Those of long ago may be on a later page; where the first page is all, it has them.
  const others = isWhole
    ? rows.filter(({ state }) => state !== "closed")
    : (
        await searchConversations(
          ctx.intercom,
          { query: notClosed(id), pagination: { per_page: perPage }, sort: newestFirst },
          { signal },
        )
      ).items.map(mapSummary);
  return {
    rows,
    total: page.total_count,
    nextCursor: page.next_cursor,
    unclosed: cursor === undefined ? others : [],
  };
};

/** A contact's conversations; the one that is looked at is among them, and the screen leaves it out. */
export const getConversations = async (
  ctx: Ctx,
  { id, cursor }: { readonly id: string; readonly cursor?: string | undefined },
): Promise<ContactConversations> => {
  const key = cacheKeys.contact(ctx, id, "conversations", cursor ?? "");
  return (await ctx.cache.read(key, contactAge, (signal) => load(ctx, id, cursor, signal), ctx.signal)).value;
};
