import type { Moved } from "@/lib/actions/moved";
import type { ConversationState } from "@/lib/conversation/model";
import { isolated } from "@/lib/core/text";
import type { Names } from "./wording";

const stateWords: Readonly<Record<ConversationState, string>> = {
  open: "It was opened",
  closed: "It was closed",
  snoozed: "It was put to sleep",
};

const nameIn = (pool: Names["teammates"], id: string, kind: string): string =>
  isolated(pool.find((one) => one.id === id)?.name ?? `${kind} ${id}`);

const ownerWords = (
  { from, to }: { readonly from: string | null; readonly to: string | null },
  pool: Names["teammates"],
  kind: "teammate" | "team",
): string => {
  const was = from === null ? "" : `, no longer to ${nameIn(pool, from, kind)}`;
  if (to !== null) return `It was assigned to ${nameIn(pool, to, kind)}${was}.`;
  const left = from === null ? "" : nameIn(pool, from, kind);
  return kind === "team"
    ? `It was taken out of the team ${left}.`
    : `It was taken from ${left}: nobody has it now.`;
};

/** What changed but for messages, a sentence each. */
export const movedWords = (
  { state, assignee, team }: Pick<Moved, "state" | "assignee" | "team">,
  names: Pick<Names, "teammates" | "teams">,
): readonly string[] => [
  ...(state ? [`${stateWords[state.to]}; it was ${state.from} when you looked.`] : []),
  ...(assignee ? [ownerWords(assignee, names.teammates, "teammate")] : []),
  ...(team ? [ownerWords(team, names.teams, "team")] : []),
];
