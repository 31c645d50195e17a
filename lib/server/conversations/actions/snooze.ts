import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { AppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import { snoozeConversation } from "@/lib/intercom/conversation-standing";
import { type Acting, type Doing, plainOutcome } from "./doing";
import { reach } from "./reach";

const hasPassed = (): AppError => {
  const message = "That time has passed. Choose a later one.";
  return new AppError("invalid_input", message, { fields: [{ path: "until", message }] });
};

export const snooze = (acting: Acting, { until }: ActionInputOf<"snooze">): Doing =>
  reach(acting, {
    change: async () => {
      const { ctx, conversationId, adminId } = acting;
      if (until <= toSeconds(ctx.clock.now())) throw hasPassed();
      acting.keep(await snoozeConversation(ctx.intercom, { conversationId, adminId, snoozedUntil: until }));
      return plainOutcome;
    },
    reached: ({ state, snoozed_until }) =>
      state === "snoozed" && snoozed_until === until ? plainOutcome : null,
  });
