import "server-only";
import { isAppError } from "@/lib/core/errors";
import { listTicketStates } from "@/lib/intercom/ticket-types";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { settableCategories, type Ticket, type TicketState } from "@/lib/ticket/model";
import { spoken } from "./map-ticket-part";

type Standing = Pick<Ticket, "typeId" | "state" | "stateId" | "stateLabel" | "states">;

const seldom = { freshSeconds: 300, staleSeconds: 3600 };

type Listed = readonly (TicketState & { readonly typeIds: readonly string[] })[];

/** Those of the whole workspace; none where it does not tell them. */
const listed = async (ctx: Ctx, signal: AbortSignal): Promise<Listed> => {
  const load = async (during: AbortSignal): Promise<Listed> => {
    const { items } = await listTicketStates(ctx.intercom, { signal: during });
    return items
      .filter(({ archived }) => !archived)
      .map(({ id, category, internal_label, ticket_types }) => ({
        id,
        category,
        label: internal_label || spoken(category),
        typeIds: ticket_types.map((type) => type.id),
      }));
  };
  try {
    return (await ctx.cache.read(cacheKeys.workspace(ctx, "ticket-states"), seldom, load, signal)).value;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return [];
  }
};

/**
 * The states to choose from: as the ticket tells them, else as the workspace lists them for its type, else Intercom's own categories, which
 * stand for themselves and can be set by their names.
 */
export const withStates = async (
  ctx: Ctx,
  ticket: Standing,
  signal: AbortSignal,
): Promise<Pick<Ticket, "states" | "stateId">> => {
  const { typeId, state, stateId, stateLabel, states } = ticket;
  if (states.length > 0) return { states, stateId };
  const own = (await listed(ctx, signal)).filter(
    ({ typeIds }) => typeId !== null && typeIds.includes(typeId),
  );
  if (own.length > 0) return { states: own.map(({ typeIds, ...one }) => one), stateId };
  const categories = [...new Set([state, ...settableCategories])];
  return {
    states: categories.map((id) => ({ id, category: id, label: id === state ? stateLabel : spoken(id) })),
    stateId: state,
  };
};
