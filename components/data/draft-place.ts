/** Where this browser keeps a draft of `owner` on a conversation; with "" what all their drafts begin with. */
export const draftPlace = (owner: string, conversationId: string): string =>
  `switchyard:draft:${owner}:${conversationId}`;
