import "server-only";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import type { CacheRead } from "@/lib/server/cache/cache";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { renewLists, toDetail } from "./get-conversation";
import type { KnownDetail } from "./map-detail";

type Before = CacheRead<KnownDetail> | null;

const knownNow = (ctx: Ctx, id: string): Before => ctx.cache.peek(cacheKeys.conversation(ctx, id));

/** What other screens show of the same conversation: its people's earlier ones, and its tickets. */
const renewRelated = (ctx: Ctx, { contacts, tickets }: KnownDetail): void =>
  ctx.cache.expire(
    ...contacts.flatMap(({ id }) => (id === null ? [] : [cacheKeys.contact(ctx, id, "conversations")])),
    ...tickets.map(({ id }) => cacheKeys.ticket(ctx, id)),
  );

/**
 * Puts what the action leaves behind in place of everything cached that it may have changed. Where the conversation was read
 * or changed by others since the action began, nobody can tell whose answer is the newer, so it is read anew.
 * @returns whether what is cached now is the state after the action.
 */
export const settle = async (
  ctx: Ctx,
  id: string,
  before: Before,
  latest: Conversation | null,
): Promise<boolean> => {
  renewLists(ctx);
  const detail = latest && (await toDetail(ctx, latest));
  const shown = detail ?? before?.value;
  if (shown) renewRelated(ctx, shown);
  const isAlone = knownNow(ctx, id)?.fetchedAtMs === before?.fetchedAtMs;
  if (detail && isAlone) ctx.cache.write(cacheKeys.conversation(ctx, id), detail);
  else ctx.cache.expire(cacheKeys.conversation(ctx, id));
  return detail !== null && isAlone;
};
