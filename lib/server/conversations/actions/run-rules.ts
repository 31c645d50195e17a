import "server-only";
import * as z from "zod";
import { runAssignmentRules } from "@/lib/intercom/conversation-standing";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { isUnknown } from "@/lib/server/acting/reach-by";
import { secondLookMs, skewSeconds } from "@/lib/server/acting/say-once";
import type { EarlierTry } from "@/lib/server/journal/journal";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { lookIfPossible, lookNow } from "./look";

const rememberedSchema = z.object({ newestPart: z.string().nullable() });

const byRules = ["default_assignment", "workflow_assignment", "assignment", "assign_and_reopen"];

/** Whether somebody who is no teammate has assigned it since: the rules, as far as one can see. */
const ranSince = (
  { conversation_parts }: Conversation,
  startedAtMs: number,
  newestPart: string | null,
): boolean => {
  const parts = conversation_parts?.items ?? [];
  const from = parts.findIndex(({ id }) => id === newestPart) + 1;
  return parts
    .slice(from)
    .some(
      (part) =>
        byRules.includes(part.part_type) &&
        part.author?.type !== "admin" &&
        part.created_at >= startedAtMs / 1000 - skewSeconds,
    );
};

/** What the rules do is up to the workspace, and may be seen by others: never repeated, looked for when in doubt. */
export const runRules = (acting: Acting): Doing => {
  const { ctx, conversationId } = acting;
  const newestPart = acting.before?.parts.at(-1)?.id ?? null;
  const found = (conversation: Conversation | null, startedAtMs: number, last: string | null) => {
    if (!conversation || !ranSince(conversation, startedAtMs, last)) return null;
    acting.keep(conversation);
    return plainOutcome;
  };
  const lookTwice = async (
    see: () => Promise<Conversation | null>,
    startedAtMs: number,
    last: string | null,
  ): Promise<Outcome | null> => {
    const first = found(await see(), startedAtMs, last);
    if (first) return first;
    await acting.pause(secondLookMs);
    return found(await see(), startedAtMs, last);
  };
  return {
    remember: { newestPart },
    run: async () => {
      const startedAtMs = ctx.clock.now();
      try {
        await runAssignmentRules(ctx.intercom, { conversationId });
        // The old version's answer says less of the thread than is shown of it.
        const now = await lookIfPossible(acting);
        if (now) acting.keep(now);
        return plainOutcome;
      } catch (error) {
        if (!isUnknown(error)) throw error;
        const seen = await lookTwice(() => lookIfPossible(acting), startedAtMs, newestPart);
        if (seen) return seen;
        throw error;
      }
    },
    look: ({ startedAtMs, before }: EarlierTry) => {
      const remembered = rememberedSchema.safeParse(before);
      const last = remembered.success ? remembered.data.newestPart : null;
      return lookTwice(() => lookNow(acting), startedAtMs, last);
    },
  };
};
