import type {
  ConversationDetail,
  ConversationState,
  ConversationSummary,
  Part,
} from "@/lib/conversation/model";
import { keyOf, says } from "@/lib/conversation/timeline";
import type { UnixSeconds } from "@/lib/core/time";

/** What a person had before their eyes when they decided. */
export type Seen = {
  readonly state: ConversationState;
  readonly assigneeId: string | null;
  readonly teamId: string | null;
  readonly updatedAt: UnixSeconds;
  /** The key of the newest part that was shown (`keyOf`); null for who saw only the row of a list, and then `updatedAt` decides what is new. */
  readonly lastPartId: string | null;
};

export type Change<T> = { readonly from: T; readonly to: T };

/** What changed in a conversation since it was seen, as far as it matters to whoever acts on it. */
export type Moved = {
  readonly state: Change<ConversationState> | null;
  readonly assignee: Change<string | null> | null;
  readonly team: Change<string | null> | null;
  /** Messages and notes that came since, by others. */
  readonly parts: readonly Part[];
};

/** The key of the newest part; null where there is none. */
export const keyOfLast = (parts: readonly Part[]): string | null => {
  const last = parts.at(-1);
  return last ? keyOf(last) : null;
};

export const seenOf = (conversation: ConversationSummary | ConversationDetail): Seen => ({
  state: conversation.state,
  assigneeId: conversation.assigneeId,
  teamId: conversation.teamId,
  updatedAt: conversation.updatedAt,
  lastPartId: "parts" in conversation ? keyOfLast(conversation.parts) : null,
});

export const change = <T>(from: T, to: T): Change<T> | null => (from === to ? null : { from, to });

/** All that came since. Without the part that was seen last (it may be gone, or older than the 500 newest) the time decides. */
export const partsSince = (
  { lastPartId, updatedAt }: Pick<Seen, "lastPartId" | "updatedAt">,
  parts: readonly Part[],
): readonly Part[] => {
  const last = parts.findLastIndex((part) => keyOf(part) === lastPartId);
  return last === -1 ? parts.filter(({ createdAt }) => createdAt > updatedAt) : parts.slice(last + 1);
};

/** Messages and notes that came since; what `teammateId` wrote themselves is no news. */
export const newPartsOfOthers = (
  seen: Pick<Seen, "lastPartId" | "updatedAt">,
  parts: readonly Part[],
  teammateId: string | null,
): readonly Part[] =>
  partsSince(seen, parts).filter(
    (part) =>
      says(part) &&
      part.pending !== true &&
      !(part.author.kind === "teammate" && part.author.id === teammateId),
  );

/**
 * What has changed since, or null when nothing has that matters: tags, attributes, reading and events do not. `teammateId` is who acts:
 * what they wrote themselves is no news.
 */
export const whatMoved = (seen: Seen, now: ConversationDetail, teammateId: string | null): Moved | null => {
  const moved: Moved = {
    state: change(seen.state, now.state),
    assignee: change(seen.assigneeId, now.assigneeId),
    team: change(seen.teamId, now.teamId),
    parts: newPartsOfOthers(seen, now.parts, teammateId),
  };
  const { state, assignee, team, parts } = moved;
  return state === null && assignee === null && team === null && parts.length === 0 ? null : moved;
};
