import type { QueryClient } from "@tanstack/react-query";
import type { PerformOptions } from "@/components/data/actions-port";
import { conversationKey } from "@/components/data/conversation-query";
import { type PendingAction, pendingActions } from "@/components/data/pending-actions";
import { unsure } from "@/components/data/unsure";
import type { ActionResult } from "@/lib/api/conversations";
import type { ConversationSummary } from "@/lib/conversation/model";
import { AppError, isAppError } from "@/lib/core/errors";
import { takeAnswer, takeGone } from "./take-answer";

type Ended = { readonly result: ActionResult } | { readonly error: AppError | null };

/** It was called off before its turn: nothing to say. */
export class NotSent extends Error {}

const asAppError = (cause: unknown): AppError =>
  isAppError(cause) ? cause : new AppError("internal", "Something in Switchyard went wrong.", { cause });

/** Sends in order for each conversation, shows meanwhile, and leaves either the answer or everything as it was. */
export const createRunner = (client: QueryClient) => {
  const lastOf = new Map<string, Promise<unknown>>();
  const inTurn = (
    { conversationId }: PendingAction,
    { after, stop }: PerformOptions,
    call: () => Promise<ActionResult>,
  ): Promise<ActionResult> => {
    const sent = Promise.allSettled([lastOf.get(conversationId), after]).then(() => {
      if (stop?.aborted) throw new NotSent();
      return call();
    });
    lastOf.set(conversationId, sent);
    return sent;
  };
  return async (
    conversation: ConversationSummary,
    entry: PendingAction,
    options: PerformOptions,
    call: () => Promise<ActionResult>,
  ): Promise<Ended> => {
    pendingActions.add(entry);
    try {
      const result = await inTurn(entry, options, call);
      await client.cancelQueries({ queryKey: conversationKey(conversation.id) });
      const { conversationId: id, action } = entry;
      takeAnswer(client, { id, action, before: conversation }, result);
      pendingActions.remove(entry.key);
      unsure.remove(entry.key);
      return { result };
    } catch (cause) {
      pendingActions.remove(entry.key);
      if (cause instanceof NotSent) return { error: null };
      const error = asAppError(cause);
      unsure.failed(error, entry.key);
      if (error.code === "conversation_gone") takeGone(client, conversation.id);
      if (error.code === "moved")
        void client.invalidateQueries({ queryKey: conversationKey(conversation.id) });
      return { error };
    }
  };
};
