import "server-only";
import type { ActionInputOf, Standing } from "@/lib/actions/input";
import { sameStanding, standingOf } from "@/lib/actions/inverse";
import { toSeconds } from "@/lib/core/time";
import {
  closeConversation,
  openConversation,
  snoozeConversation,
} from "@/lib/intercom/conversation-standing";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { mapSummary } from "../map-summary";
import { assignStep } from "./assign";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { beforeWriting, lookNow } from "./look";
import { halfDone, type Step, takeStep } from "./stepwise";

const standsAs = (conversation: Conversation): Standing => standingOf(mapSummary(conversation));

/** What slept until a time that has passed is awake by now. */
const targetOf = (to: Standing, nowSeconds: number): Standing =>
  to.state === "snoozed" && (to.snoozedUntil === null || to.snoozedUntil <= nowSeconds)
    ? { ...to, state: "open", snoozedUntil: null }
    : { ...to, snoozedUntil: to.state === "snoozed" ? to.snoozedUntil : null };

const stateStep = (acting: Acting, to: Standing): Step => {
  const { ctx, conversationId, adminId } = acting;
  const input = { conversationId, adminId };
  const reached = (conversation: Conversation) => {
    const { state, snoozedUntil } = standsAs(conversation);
    return state === to.state && snoozedUntil === to.snoozedUntil;
  };
  if (to.state === "snoozed" && to.snoozedUntil !== null) {
    const snoozedUntil = to.snoozedUntil;
    return { reached, change: () => snoozeConversation(ctx.intercom, { ...input, snoozedUntil }) };
  }
  const call = to.state === "closed" ? closeConversation : openConversation;
  return { reached, change: () => call(ctx.intercom, input) };
};

/** Assigning opens, and a team may choose a teammate: so the team comes first and the state last. Only what differs is called for. */
const nextStep = (acting: Acting, now: Standing, to: Standing): Step | null => {
  if (now.teamId !== to.teamId) return assignStep(acting, { type: "team", id: to.teamId });
  if (now.assigneeId !== to.assigneeId) return assignStep(acting, { type: "admin", id: to.assigneeId });
  return sameStanding(now, to) ? null : stateStep(acting, to);
};

/** As many as there are things to put back: whatever a workspace's own rules do meanwhile, it ends. */
const mostSteps = 3;

/** Puts state, teammate and team as they stood, with as few calls as that takes. What stands already is left alone. */
export const restore = (acting: Acting, { to }: ActionInputOf<"restore">): Doing => {
  const target = targetOf(to, toSeconds(acting.ctx.clock.now()));
  return {
    run: async (): Promise<Outcome> => {
      let now = await beforeWriting(lookNow(acting));
      acting.keep(now);
      for (let taken = 0; taken < mostSteps; taken += 1) {
        const step = nextStep(acting, standsAs(now), target);
        if (!step) break;
        try {
          now = (await takeStep(acting, step)) ?? now;
        } catch (error) {
          if (taken === 0) throw error;
          return halfDone(error, "Only a part of it was put back.");
        }
      }
      return plainOutcome;
    },
    look: async () => {
      const now = await lookNow(acting);
      if (!sameStanding(standsAs(now), target)) return null;
      acting.keep(now);
      return plainOutcome;
    },
  };
};
