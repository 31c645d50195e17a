import "server-only";
import type { ConversationDetail } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { retrieveConversation } from "@/lib/intercom/conversations";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import type { CacheRead } from "@/lib/server/cache/cache";
import { cacheKeys } from "@/lib/server/cache/keys";
import { withKnownNames } from "@/lib/server/contacts/contact-names";
import type { Ctx } from "@/lib/server/context";
import { tellChange } from "@/lib/server/search/count-query";
import { createJsonTexts } from "./json-texts";
import { type KnownDetail, mapDetail } from "./map-detail";

const mostTextBytes = 8 * 1024 * 1024;

/** A thread is never shown old while a new one can be had; in an outage it serves for a day. */
const age = { freshSeconds: 10, staleSeconds: 86_400, waitWhenStale: true };

/** Read as the same value again within its few fresh seconds: by everybody who opens it, and by who comes back to it. */
const texts = createJsonTexts(mostTextBytes);

const detailOf = ({ value, fetchedAtMs, stale }: CacheRead<KnownDetail>): ConversationDetail => ({
  ...value,
  fetchedAtMs,
  stale,
});

/** What is kept of a conversation that Intercom answered. Opening one costs one call: names come from what lists asked for. */
export const toDetail = (ctx: Ctx, conversation: Conversation): Promise<KnownDetail> =>
  mapDetail(conversation, ctx.media, (people) => withKnownNames(ctx, people));

const isHeldBack = (error: unknown): boolean => isAppError(error) && error.code === "intercom_rate_limited";

/** For who acts: as it is known if Intercom was asked within `freshSeconds` and nothing has been done to it since; else as Intercom has it now. */
export const readConversation = async (
  ctx: Ctx,
  id: string,
  how: { readonly freshSeconds?: number; readonly refresh?: boolean },
): Promise<CacheRead<KnownDetail>> => {
  const load = async (signal: AbortSignal): Promise<KnownDetail> =>
    toDetail(ctx, await retrieveConversation(ctx.intercom, { conversationId: id }, { signal }));
  return ctx.cache.read(cacheKeys.conversation(ctx, id), { ...age, ...how }, load, ctx.signal);
};

type Wanted = {
  readonly id: string;
  readonly fresh?: "1" | undefined;
  readonly ahead?: "1" | undefined;
};

const knownConversation = async (ctx: Ctx, { id, fresh, ahead }: Wanted): Promise<CacheRead<KnownDetail>> => {
  const lane = ahead === "1" ? "prefetch" : "interactive";
  const load = async (signal: AbortSignal): Promise<KnownDetail> =>
    toDetail(ctx, await retrieveConversation(ctx.intercom, { conversationId: id }, { signal, lane }));
  const read = () => {
    const key = cacheKeys.conversation(ctx, id);
    return ctx.cache.read(key, { ...age, refresh: fresh === "1" }, load, ctx.signal);
  };
  try {
    return await read().catch((error: unknown) => {
      // It may have shared a read ahead of need, which gives way at once: who waits asks again, in their own lane.
      if (ahead === "1" || !isHeldBack(error)) throw error;
      return read();
    });
  } catch (error) {
    // The row goes from every list at once, not when each of them is next asked for.
    if (isAppError(error) && error.code === "conversation_gone") renewLists(ctx);
    throw error;
  }
};

/** @throws AppError `conversation_gone` when it was deleted or never was. */
export const getConversation = async (ctx: Ctx, wanted: Wanted): Promise<ConversationDetail> =>
  detailOf(await knownConversation(ctx, wanted));

/** The same as JSON, which is made once for all who ask while it is known. */
export const getConversationText = async (ctx: Ctx, wanted: Wanted): Promise<string> => {
  const { value, fetchedAtMs, stale } = await knownConversation(ctx, wanted);
  return texts.withMore(value, { fetchedAtMs, stale });
};

/**
 * The lists that any change of a conversation can change are asked for anew, and counts sooner than otherwise (at once, fifty
 * people at work would have all of them asked for all the time). Lists are not thrown away: an action that fails because
 * Intercom is down must not take everybody's with it.
 */
export const renewLists = (ctx: Pick<Ctx, "cache" | "connection">): void => {
  ctx.cache.expire(cacheKeys.queue(ctx));
  tellChange(ctx);
};
