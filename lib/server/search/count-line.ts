import "server-only";
import type { QueueCount } from "@/lib/api/queue";
import type { Ctx } from "@/lib/server/context";
import { countQuery } from "./count-query";

/**
 * How many match a query that somebody is putting together, from the same cache as the counts of views.
 * @throws AppError as `countQuery`
 */
export const countLine = async (ctx: Ctx, { q }: { readonly q: string }): Promise<QueueCount> => {
  const { total, why, fetchedAtMs } = await countQuery(ctx, q);
  return { total, why, fetchedAtMs };
};
