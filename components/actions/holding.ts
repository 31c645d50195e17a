import type { QueryClient } from "@tanstack/react-query";
import type { MovedCase, PerformOptions } from "@/components/data/actions-port";
import { goOnWith, handOver } from "@/components/data/outgoing";
import { takeBackOutgoing } from "@/components/data/take-back-outgoing";
import type { UndoStack } from "@/components/data/undo-stack";
import type { HeldAction } from "@/lib/actions/held";
import { actionTable } from "@/lib/actions/table";
import type { ConversationSummary } from "@/lib/conversation/model";
import { type AppError, isAppError } from "@/lib/core/errors";
import { seenOnScreen } from "./seen-on-screen";
import type { Notice } from "./telling";

export type HoldingParts = {
  readonly client: QueryClient;
  readonly stack: UndoStack;
  readonly notify: (notice: Notice) => void;
  readonly onMoved: (moved: MovedCase) => void;
  readonly onFailed: (error: unknown) => void;
  /** Whose drafts the words come back to. */
  readonly owner: () => string;
  readonly uuid: () => string;
};

/** What says something goes to the server, which waits before it sends: until then it is taken back as anything else is. */
export const createHolding = (parts: HoldingParts) => {
  const { client, stack, notify } = parts;
  const told = (work: Promise<string | null>) =>
    void work.then(
      (text) => {
        if (text !== null) notify({ tone: "done", text });
      },
      (error: unknown) => notify({ tone: "failed", text: isAppError(error) ? error.message : String(error) }),
    );
  const goingBack = new Set<string>();
  const takeBack = (key: string) => {
    goingBack.add(key);
    told(takeBackOutgoing(client, parts.owner(), key).finally(() => goingBack.delete(key)));
  };
  /** `z` finds it, whichever page handed it over; not while it is being taken back, though the list still says that it waits. */
  const remember = (key: string, action: HeldAction) => {
    if (stack.find(key) === null && !goingBack.has(key))
      stack.push({ key, words: actionTable[action.kind].title, takeBack: () => takeBack(key) });
  };
  const hold = async (
    conversation: ConversationSummary,
    action: HeldAction,
    options: PerformOptions = {},
  ): Promise<void> => {
    const key = options.key ?? parts.uuid();
    const isLookedAt = options.seen === undefined && actionTable[action.kind].guarded;
    const seen = isLookedAt ? seenOnScreen(conversation) : (options.seen ?? null);
    try {
      const message = { subject: "conversation", id: conversation.id, action } as const;
      const answer = await handOver(client, { ...message, key, seen });
      options.onHeld?.();
      if (answer.state === "waiting") remember(key, action);
      if (answer.state === "held" && seen !== null)
        parts.onMoved({
          conversation,
          action,
          seen,
          goAhead: () => told(goOnWith(client, key, true).then(() => null)),
          onLeave: () => takeBack(key),
        });
    } catch (error) {
      parts.onFailed(error);
      const known: AppError | null = isAppError(error) ? error : null;
      if (known !== null && options.onError) options.onError(known);
      else if (known?.code === "outcome_unknown") notify({ tone: "unknown", text: known.message });
      else
        notify({
          tone: "failed",
          text: `Not sent. ${known?.message ?? "Something in Switchyard went wrong."}`,
        });
    }
  };
  return { hold, remember };
};
