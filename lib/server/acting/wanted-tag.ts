import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { createTag } from "@/lib/intercom/tags";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";

/**
 * The id of a tag: by name it is created, or found when it exists; Intercom makes no two tags of one name. Once it is known it is not asked
 * for again, however often the whole is tried.
 */
export const idOfWanted = (
  ctx: Pick<Ctx, "cache" | "connection" | "intercom">,
  tag: ActionInputOf<"tag">["tag"],
): (() => Promise<string>) => {
  let known = "id" in tag ? tag.id : null;
  return async () => {
    if (known !== null) return known;
    const { id } = await createTag(ctx.intercom, { name: tag.name });
    ctx.cache.expire(cacheKeys.workspace(ctx, "tags"));
    known = id;
    return id;
  };
};
