import type { TargetPlace } from "@/components/data/actions-port";
import type { ConversationSummary } from "@/lib/conversation/model";

/** What keys act on, as it stands at this moment: a key that comes before the page is drawn anew must not meet the one before. */
export type Targets = {
  readonly set: (place: TargetPlace, conversation: ConversationSummary | null) => void;
  readonly now: () => ConversationSummary | null;
  readonly subscribe: (listener: () => void) => () => void;
};

/** The pane knows more of what it shows than the list does; but where they differ, it is the pane that has yet to follow. */
export const createTargets = (): Targets => {
  let open: ConversationSummary | null = null;
  let row: ConversationSummary | null = null;
  const listeners = new Set<() => void>();
  return {
    set: (place, conversation) => {
      if (place === "open") open = conversation;
      else row = conversation;
      for (const listener of listeners) listener();
    },
    now: () => (row !== null && row.id !== open?.id ? row : open),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
