import "server-only";
import type { PlainText } from "@/lib/api/conversations";
import { retrieveConversation } from "@/lib/intercom/conversations";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";

const age = { freshSeconds: 30, staleSeconds: 3600, waitWhenStale: true };

/** The words of every part as Intercom itself gives them as plain text. */
export const getPlainText = async (ctx: Ctx, { id }: { readonly id: string }): Promise<PlainText> => {
  const load = async (signal: AbortSignal): Promise<PlainText> => {
    const { source, conversation_parts: parts } = await retrieveConversation(
      ctx.intercom,
      { conversationId: id, displayAs: "plaintext" },
      { signal },
    );
    const said = [{ id: "source", body: source?.body ?? null }, ...(parts?.items ?? [])];
    return {
      texts: Object.fromEntries(said.flatMap(({ id, body }) => (body === null ? [] : [[id, body]]))),
    };
  };
  return (await ctx.cache.read(cacheKeys.plainText(ctx, id), age, load, ctx.signal)).value;
};
