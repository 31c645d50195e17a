import "server-only";
import { isAppError } from "@/lib/core/errors";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { isUnknown } from "@/lib/server/acting/reach-by";
import { type Acting, type Outcome, plainOutcome } from "./doing";
import { reach } from "./reach";

/** One call of several that lead to a state together. */
export type Step = {
  readonly change: () => Promise<Conversation>;
  readonly reached: (conversation: Conversation) => boolean;
};

/** Does one step, looking when in doubt, and answers the conversation as it is then. */
export const takeStep = async (acting: Acting, step: Step): Promise<Conversation | null> => {
  let latest: Conversation | null = null;
  const keeping: Acting = {
    ...acting,
    keep: (conversation) => {
      latest = conversation;
      acting.keep(conversation);
    },
  };
  const doing = reach(keeping, {
    change: async () => {
      keeping.keep(await step.change());
      return plainOutcome;
    },
    reached: (conversation) => (step.reached(conversation) ? plainOutcome : null),
  });
  await doing.run();
  return latest;
};

/**
 * For what fails after a first step was done: it is told as done, with a warning that says which part, so that nobody takes it for
 * undone. Only what nobody can tell the end of stays unknown.
 */
export const halfDone = (error: unknown, opening: string): Outcome => {
  if (!isAppError(error) || isUnknown(error)) throw error;
  return { ...plainOutcome, warning: `${opening} ${error.message}` };
};
