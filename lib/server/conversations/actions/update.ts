import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { updateConversation } from "@/lib/intercom/conversations";
import { prioritiseConversation } from "@/lib/intercom/conversations-later";
import { type Acting, type Doing, plainOutcome } from "./doing";
import { reachValue } from "./reach";

/* Values, not events: setting one again changes nothing. */

export const retitle = (acting: Acting, { title }: ActionInputOf<"title">): Doing =>
  reachValue(acting, {
    change: async () => {
      const { ctx, conversationId } = acting;
      acting.keep(await updateConversation(ctx.intercom, { conversationId, title }));
      return plainOutcome;
    },
    reached: (conversation) => ((conversation.title ?? "") === title ? plainOutcome : null),
    same: (was, now) => (was.title ?? "") === (now.title ?? ""),
  });

export const prioritise = (acting: Acting, { priority }: ActionInputOf<"priority">): Doing =>
  reachValue(acting, {
    change: async () => {
      const { ctx, conversationId, adminId } = acting;
      acting.keep(await prioritiseConversation(ctx.intercom, { conversationId, adminId, priority }));
      return plainOutcome;
    },
    reached: (conversation) => (conversation.priority === priority ? plainOutcome : null),
    same: (was, now) => was.priority === now.priority,
  });
