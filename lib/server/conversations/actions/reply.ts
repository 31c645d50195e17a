import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { AppError, isAppError } from "@/lib/core/errors";
import { replyAsContact, replyToConversation } from "@/lib/intercom/conversation-replies";
import { isUnknown } from "@/lib/server/acting/reach-by";
import type { Acting, Doing } from "./doing";
import { beforeWriting, lookNow } from "./look";
import { say } from "./say";

type Attached = Pick<ActionInputOf<"reply">, "files" | "urls">;

const countOf = ({ files, urls }: Attached): number => (files?.length ?? 0) + (urls?.length ?? 0);

/** Left out where there are none. */
const attachmentsOf = async (acting: Acting, { files, urls }: Attached) => ({
  attachmentFiles: files?.length ? await beforeWriting(acting.files(files)) : undefined,
  attachmentUrls: urls?.length ? urls : undefined,
});

const fields: Readonly<Record<string, string>> = {
  body: "text",
  attachment_files: "files",
  attachment_urls: "urls",
};

/** Intercom's names for the fields of a message, by ours. */
const atTheField = (error: unknown): unknown => {
  if (!isAppError(error) || isUnknown(error) || !error.fields) return error;
  return new AppError(error.code, error.message, {
    cause: error.cause,
    requestId: error.requestId,
    retryAfterSeconds: error.retryAfterSeconds,
    fields: error.fields.map(({ path, message }) => ({ path: fields[path] ?? path, message })),
  });
};

const told = async <T>(sending: Promise<T>): Promise<T> => {
  try {
    return await sending;
  } catch (error) {
    throw atTheField(error);
  }
};

export const reply = (acting: Acting, action: ActionInputOf<"reply" | "note">): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const kind = action.kind === "note" ? "note" : "comment";
  return say(acting, {
    text: action.text,
    isNote: action.kind === "note",
    attachments: countOf(action),
    send: async (body) => {
      const attachments = await attachmentsOf(acting, action);
      const sent = { conversationId, adminId, kind, body, ...attachments } as const;
      return told(replyToConversation(ctx.intercom, sent));
    },
  });
};

const noWords = (): AppError => {
  const message = "Write what they said: Intercom takes no files alone in a customer's name.";
  return new AppError("invalid_input", message, { fields: [{ path: "text", message }] });
};

const takesNoPart = (): AppError => {
  const message = "This person takes no part in the conversation. Add them first.";
  return new AppError("invalid_input", message, { fields: [{ path: "contactId", message }] });
};

/** In the name of somebody who takes part: Intercom would otherwise let anybody in by it. */
export const replyFor = (acting: Acting, action: ActionInputOf<"reply-as-contact">): Doing => {
  const { ctx, conversationId } = acting;
  const { contactId } = action;
  return say(acting, {
    text: action.text,
    contactId,
    attachments: countOf(action),
    send: async (body) => {
      if (body === undefined) throw noWords();
      const { contacts } = await beforeWriting(lookNow(acting));
      if (!contacts.some(({ id }) => id === contactId)) throw takesNoPart();
      const attachments = await attachmentsOf(acting, action);
      return told(replyAsContact(ctx.intercom, { conversationId, contactId, body, ...attachments }));
    },
  });
};
