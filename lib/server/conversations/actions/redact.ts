import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { AppError, isAppError } from "@/lib/core/errors";
import { redactConversation } from "@/lib/intercom/conversation-erase";
import { refusalOf } from "@/lib/intercom/failures";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { type Acting, type Doing, plainOutcome } from "./doing";
import { reachFreely } from "./reach";

type Target = ActionInputOf<"redact">["target"];

/** Intercom's codes as sentences; the same status stands for very different things. */
const told = (error: unknown, target: Target): unknown => {
  const codes = refusalOf(error)?.codes ?? [];
  if (!isAppError(error)) return error;
  const as = (code: "not_found" | "intercom_refused", message: string) =>
    new AppError(code, message, { requestId: error.requestId, cause: error.cause });
  if (codes.includes("conversation_part_not_redactable")) {
    return as("intercom_refused", "Intercom cannot redact this one: it holds no message.");
  }
  if (codes.includes("conversation_part_or_message_not_found")) {
    return as(
      "not_found",
      target.kind === "source"
        ? "Intercom redacts a first message only where a customer wrote it, and this one it does not."
        : "This message is not in the conversation any more.",
    );
  }
  return error;
};

const isRedacted = (conversation: Conversation, { kind, id }: Target): boolean =>
  kind === "source"
    ? conversation.source?.redacted === true
    : (conversation.conversation_parts?.items ?? []).some((part) => part.id === id && part.redacted);

/** Blanks a message for good. Blanking it again changes nothing. */
export const redact = (acting: Acting, { target }: ActionInputOf<"redact">): Doing =>
  reachFreely(acting, {
    change: async () => {
      const { ctx, conversationId } = acting;
      const which = target.kind === "part" ? { partId: target.id } : { sourceId: target.id };
      try {
        acting.keep(await redactConversation(ctx.intercom, { conversationId, ...which }));
        return plainOutcome;
      } catch (error) {
        throw told(error, target);
      }
    },
    reached: (conversation) => (isRedacted(conversation, target) ? plainOutcome : null),
  });
