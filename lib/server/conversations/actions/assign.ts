import "server-only";
import type { ActionInputOf, Assignee } from "@/lib/actions/input";
import { AppError } from "@/lib/core/errors";
import { assignConversation, type Assignee as IntercomAssignee } from "@/lib/intercom/conversations";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { type Acting, type Doing, plainOutcome } from "./doing";
import { reach } from "./reach";

/** Intercom keeps a teammate and a team apart: each is given and taken away by itself. */
const toIntercom = (assignee: Assignee): IntercomAssignee => {
  switch (assignee.kind) {
    case "teammate":
      return { type: "admin", id: assignee.id };
    case "team":
      return { type: "team", id: assignee.id };
    case "nobody":
      return { type: "admin", id: null };
    case "no-team":
      return { type: "team", id: null };
    case "both":
      throw new AppError("not_supported", "Switchyard cannot do that yet.");
  }
};

const isAssigned = (conversation: Conversation, to: IntercomAssignee): boolean =>
  (to.type === "team" ? conversation.team_assignee_id : conversation.admin_assignee_id) === to.id;

export const assign = (acting: Acting, action: ActionInputOf<"assign">): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const assignee = toIntercom(action.assignee);
  return reach(acting, {
    change: async () => {
      acting.keep(await assignConversation(ctx.intercom, { conversationId, adminId, assignee }));
      return plainOutcome;
    },
    reached: (conversation) => (isAssigned(conversation, assignee) ? plainOutcome : null),
  });
};
