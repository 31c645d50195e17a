import "server-only";
import type { Explained } from "@/lib/api/explain";
import { headline } from "@/lib/conversation/model";
import { toSeconds } from "@/lib/core/time";
import { retrieveConversation } from "@/lib/intercom/conversations";
import { signedTerms, standings } from "@/lib/search/explain";
import { toFormula } from "@/lib/search/formula";
import { filtersOf } from "@/lib/search/here";
import { print } from "@/lib/search/print";
import type { Ctx } from "@/lib/server/context";
import { mapSummary } from "@/lib/server/conversations/map-summary";
import { factsOf } from "./facts";
import { understand } from "./understand";

/**
 * Why one conversation matches a query, or what keeps it out, by all that Intercom tells of it now.
 * @throws AppError `conversation_gone`, `invalid_query`, or as Intercom fails
 */
export const explainMatch = async (
  ctx: Ctx,
  { id, q }: { readonly id: string; readonly q: string },
): Promise<Explained> => {
  const { tree, env } = await understand(ctx, q);
  const conversation = await retrieveConversation(
    ctx.intercom,
    { conversationId: id },
    { signal: ctx.signal },
  );
  const at = { ...env, now: toSeconds(ctx.clock.now()) };
  const names = filtersOf(toFormula(tree, at).formula).map((filter) => filter.field.name);
  const { verdict, terms } = standings(tree, factsOf(conversation, names), at);
  const signed = signedTerms(tree);
  return {
    conversationId: id,
    title: headline(mapSummary(conversation)),
    verdict,
    terms: terms.flatMap((term, index) => {
      const of = signed[index];
      return of === undefined ? [] : [{ ...term, text: print(of.term), negated: of.negated }];
    }),
  };
};
