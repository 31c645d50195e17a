import "server-only";
import type { Workspace } from "@/lib/api/workspace";
import { appHosts } from "@/lib/intercom/regions";
import type { Ctx } from "@/lib/server/context";
import { tolerant } from "@/lib/server/tolerant";
import { attributesOf, tagsOf, teammatesOf, teamsOf, ticketTypesOf, timeZoneOf } from "./directory";

const inboxUrlOf = ({ connection }: Ctx): string | null =>
  connection.isLocal
    ? null
    : `${appHosts[connection.region]}/a/inbox/${encodeURIComponent(connection.workspaceId)}/inbox`;

/**
 * A part that cannot be read is named and missed. Who asks, and what they may do, hangs on no token: an owner has to be known as
 * one to give a new token.
 */
export const getWorkspace = async (ctx: Ctx): Promise<Workspace> => {
  const { actor, connection } = ctx;
  const missing: string[] = [];
  const [teammates, teams, tags, ticketTypes, conversation, contact, timeZone] = await Promise.all([
    tolerant(teammatesOf(ctx), [], "Teammates", missing),
    tolerant(teamsOf(ctx), [], "Teams", missing),
    tolerant(tagsOf(ctx), [], "Tags", missing),
    tolerant(ticketTypesOf(ctx), [], "Ticket types", missing),
    tolerant(attributesOf(ctx, "conversation"), [], "Attributes of conversations", missing),
    tolerant(attributesOf(ctx, "contact"), [], "Attributes of contacts", missing),
    tolerant(timeZoneOf(ctx), null, "Time zone", missing),
  ]);
  return {
    me: {
      memberId: actor.memberId,
      name: actor.name,
      email: actor.email,
      role: actor.role,
      teammateId: actor.teammateId,
    },
    name: connection.workspaceName,
    timeZone,
    teammates,
    teams,
    tags,
    ticketTypes,
    attributes: { conversation, contact },
    missing,
    inboxUrl: inboxUrlOf(ctx),
  };
};
