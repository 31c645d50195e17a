import "server-only";
import { AppError } from "@/lib/core/errors";
import { retrieveConversation } from "@/lib/intercom/conversations";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { isOutage } from "@/lib/server/cache/server-cache";
import type { Acting } from "./doing";

/** The conversation as it is now, past every cache. */
export const lookNow = ({ ctx, conversationId }: Acting): Promise<Conversation> =>
  retrieveConversation(ctx.intercom, { conversationId });

/** As `lookNow`, where failing to look leaves things as unknown as they were. */
export const lookIfPossible = (acting: Acting): Promise<Conversation | null> =>
  lookNow(acting).catch(() => null);

/** For what is read before a write: whatever fails here, Intercom has not been asked to change anything. */
export const beforeWriting = async <T>(read: Promise<T>): Promise<T> => {
  try {
    return await read;
  } catch (error) {
    if (!isOutage(error)) throw error;
    throw new AppError("intercom_unavailable", "Intercom cannot be asked just now, so nothing was done.", {
      cause: error,
    });
  }
};
