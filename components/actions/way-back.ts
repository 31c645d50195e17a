import type { ActionInput } from "@/lib/actions/input";
import { inverseOf } from "@/lib/actions/inverse";
import { actionTable } from "@/lib/actions/table";
import type { ActionResult } from "@/lib/api/conversations";
import type { ConversationSummary } from "@/lib/conversation/model";

/** Laid over a conversation it changes nothing that shows. */
const showsNothing: ActionInput = { kind: "run-rules" };

/** What shows while `action` is being taken back; `answer` is what Intercom said to it, once that is known. */
export const shownBack = (
  action: ActionInput,
  before: ConversationSummary,
  answer: ActionResult | null,
): ActionInput =>
  inverseOf(action, before, { tagId: answer?.tag?.id, contact: answer?.contact ?? undefined }) ??
  showsNothing;

/** Only the server knows what takes these back. */
const needsAnswer = (action: ActionInput, before: ConversationSummary): boolean => {
  switch (action.kind) {
    case "tag":
      return !("id" in action.tag) && !before.tags.some(({ name }) => name === action.tag.name);
    case "attribute":
      return !("attributes" in before);
    case "add-participant":
      return true;
    default:
      return false;
  }
};

/** Whether there will be a way back from `action`: not from what changes nothing, nor from what Intercom does for good. */
export const hasWayBack = (action: ActionInput, before: ConversationSummary): boolean =>
  actionTable[action.kind].undo === "inverse" &&
  (needsAnswer(action, before) || inverseOf(action, before) !== null);
