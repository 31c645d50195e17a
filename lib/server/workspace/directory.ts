import "server-only";
import type { AttributeKind, Team, Teammate } from "@/lib/api/workspace";
import type { Tag } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { isTimeZone } from "@/lib/core/zone";
import { getMe, listAdmins } from "@/lib/intercom/admins";
import { listConversationAttributes, listDataAttributes } from "@/lib/intercom/data-attributes";
import type { Admin } from "@/lib/intercom/schema/admin";
import type { DataAttribute } from "@/lib/intercom/schema/data-attribute";
import { listTags } from "@/lib/intercom/tags";
import { listTeams } from "@/lib/intercom/teams";
import { listTicketTypes } from "@/lib/intercom/ticket-types";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { mapTicketType } from "@/lib/server/tickets/map-ticket-type";
import type { TicketType } from "@/lib/ticket/model";

type Reader = Pick<Ctx, "cache" | "connection" | "intercom" | "signal">;

/** What changes a few times a week; shown for a day when Intercom cannot be asked, as lists are, which need its names. */
const seldom = { freshSeconds: 60, staleSeconds: 3600, outageSeconds: 86_400 };

const cached = async <T>(ctx: Reader, part: string, load: (signal: AbortSignal) => Promise<T>): Promise<T> =>
  (await ctx.cache.read(cacheKeys.workspace(ctx, part), seldom, load, ctx.signal)).value;

const mapTeammate = (admin: Admin): Teammate => ({
  id: admin.id,
  name: admin.name || admin.email || `Teammate ${admin.id}`,
  email: admin.email || null,
  away: admin.away_mode_enabled,
  hasInboxSeat: admin.has_inbox_seat,
  teamIds: admin.team_ids,
});

const byName = <T extends { readonly name: string }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((a, b) => a.name.localeCompare(b.name));

/** Bots and the like are listed as admins, too: they cannot be assigned to. */
export const teammatesOf = (ctx: Reader): Promise<readonly Teammate[]> =>
  cached(ctx, "teammates", async (signal) => {
    const { items } = await listAdmins(ctx.intercom, { signal });
    return byName(items.filter((admin) => admin.type === null || admin.type === "admin").map(mapTeammate));
  });

export const teamsOf = (ctx: Reader): Promise<readonly Team[]> =>
  cached(ctx, "teams", async (signal) => {
    const { items } = await listTeams(ctx.intercom, { signal });
    return byName(items.map(({ id, name, admin_ids }) => ({ id, name, memberIds: admin_ids })));
  });

export const tagsOf = (ctx: Reader): Promise<readonly Tag[]> =>
  cached(ctx, "tags", async (signal) => {
    const { items } = await listTags(ctx.intercom, { signal });
    return byName(items.map(({ id, name }) => ({ id, name })));
  });

/** Those that are in use; the archived ones take no new tickets. */
export const ticketTypesOf = (ctx: Reader): Promise<readonly TicketType[]> =>
  cached(ctx, "ticket-types", async (signal) => {
    const { items } = await listTicketTypes(ctx.intercom, { signal });
    return items.filter((type) => !type.archived).map(mapTicketType);
  });

const kindOf = (one: DataAttribute): AttributeKind => {
  const label = one.label || one.name;
  const description = one.description?.trim() || null;
  return {
    name: one.name,
    label,
    type: one.data_type,
    options: one.options
      .filter((option) => !option.archived)
      .flatMap((option) => option.value ?? option.label ?? []),
    description: description?.toLowerCase() === label.toLowerCase() ? null : description,
    required: one.required,
    multiline: one.multiline,
    writable: one.api_writable !== false && one.data_type !== "files",
    reference: one.reference && {
      objectType: one.reference.object_type_id,
      many: one.reference.type !== "one",
    },
  };
};

const olderAttributes = async (
  ctx: Reader,
  model: "conversation" | "contact",
  signal: AbortSignal,
): Promise<readonly AttributeKind[]> => {
  const { items } = await listDataAttributes(ctx.intercom, { model }, { signal });
  return items.filter((one) => one.custom).map(kindOf);
};

/** A workspace that has no such endpoint yet, or a token that may not use it, still has the older list. */
const isNotOffered = (error: unknown): boolean =>
  isAppError(error) && ["not_supported", "intercom_forbidden", "not_found"].includes(error.code);

const conversationAttributes = async (
  ctx: Reader,
  signal: AbortSignal,
): Promise<readonly AttributeKind[]> => {
  try {
    const { items } = await listConversationAttributes(ctx.intercom, { signal });
    return items.filter((one) => !one.archived).map(kindOf);
  } catch (error) {
    if (!isNotOffered(error)) throw error;
    return olderAttributes(ctx, "conversation", signal);
  }
};

/** The workspace's own; what comes with every conversation or contact has fields of its own in our model. */
export const attributesOf = (
  ctx: Reader,
  model: "conversation" | "contact",
): Promise<readonly AttributeKind[]> =>
  cached(ctx, `attributes ${model}`, (signal) =>
    model === "conversation" ? conversationAttributes(ctx, signal) : olderAttributes(ctx, model, signal),
  );

/** IANA name, in which the workspace's days begin and end; UTC when it gives none. */
export const timeZoneOf = (ctx: Reader): Promise<string> =>
  cached(ctx, "time-zone", async (signal) => {
    const { app } = await getMe(ctx.intercom, { signal });
    return app?.timezone && isTimeZone(app.timezone) ? app.timezone : "UTC";
  });

/** Teams that list the teammate as a member. */
export const teamIdsOf = async (ctx: Reader, teammateId: string): Promise<readonly string[]> => {
  const teams = await teamsOf(ctx);
  return teams.filter((team) => team.memberIds.includes(teammateId)).map((team) => team.id);
};
