import "server-only";
import type { HeldAction } from "@/lib/actions/held";
import { type Moved, type Seen, whatMoved } from "@/lib/actions/moved";
import { actionTable } from "@/lib/actions/table";
import type { ConversationDetail } from "@/lib/conversation/model";
import type { Ctx } from "@/lib/server/context";

const bySomebodyElse = (seen: Seen, now: ConversationDetail, me: string | null): boolean => {
  const last = now.parts.findLastIndex(({ id }) => id === seen.lastPartId);
  const since =
    last === -1 ? now.parts.filter((part) => part.createdAt > seen.updatedAt) : now.parts.slice(last + 1);
  return since.some(({ author }) => author.kind !== "teammate" || author.id !== me);
};

/** In words, the gravest only. */
export const wordsOfMove = ({ parts, state, assignee, team }: Moved): string => {
  if (parts.some(({ author }) => author.kind === "contact")) return "They wrote again meanwhile.";
  if (parts.some(({ partType }) => !partType.startsWith("note"))) return "Somebody else answered meanwhile.";
  if (parts.length > 0) return "A colleague left a note meanwhile.";
  if (state !== null) return `It was ${state.to === "open" ? "opened" : state.to} meanwhile.`;
  return assignee !== null || team !== null ? "It was assigned to somebody else meanwhile." : "";
};

/**
 * What others have changed since it was seen, as it matters to a message; null when nothing. What the sender did to the conversation
 * while the message waited is no news.
 */
export const movedFor = (
  ctx: Ctx,
  action: HeldAction,
  seen: Seen | null,
  now: ConversationDetail,
): Moved | null => {
  const me = ctx.actor.teammateId;
  if (seen === null || !actionTable[action.kind].guarded || !bySomebodyElse(seen, now, me)) return null;
  return whatMoved(seen, now, me);
};
