/** By conversation: the last part before something that came and is not in sight yet; nothing where all is. */
const known = new Map<string, string>();

/** How far a person has seen the threads that are open, for what asks before it acts on something that they may not know. */
export const seenUpTo = {
  of: (conversationId: string): string | undefined => known.get(conversationId),
  set: (conversationId: string, partId: string | null): void => {
    if (partId === null) known.delete(conversationId);
    else known.set(conversationId, partId);
  },
};
