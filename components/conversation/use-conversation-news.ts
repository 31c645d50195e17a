"use client";
import { conversationKey } from "@/components/data/conversation-query";
import { useOpenNews } from "@/components/data/use-open-news";
import { callApi } from "@/lib/api/call";
import { getConversationNews } from "@/lib/api/conversations";
import type { ConversationDetail } from "@/lib/conversation/model";
import { revisionOf } from "@/lib/conversation/revision";

/** Looks now and then whether others have changed the conversation that is open. */
export const useConversationNews = (id: string): void =>
  useOpenNews<ConversationDetail>({
    queryKey: conversationKey(id),
    look: async (known, signal) => {
      const revision = revisionOf(known);
      const { conversation, stale } = await callApi(getConversationNews, { id, revision }, { signal });
      return { now: conversation, stale };
    },
  });
