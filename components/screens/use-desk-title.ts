"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { conversationKey } from "@/components/data/conversation-query";
import { usePageTitle } from "@/components/ui/use-page-title";
import { type ConversationDetail, headline } from "@/lib/conversation/model";
import { isGone } from "@/lib/core/is-gone";
import { isolated } from "@/lib/core/text";

/** What this browser has read of a conversation calls it; null where that is nothing, or it is gone by now. */
const useReadHeadline = (id: string | null): string | null => {
  const client = useQueryClient();
  return useSyncExternalStore(
    (listener) => client.getQueryCache().subscribe(listener),
    () => {
      const read = id === null ? undefined : client.getQueryState<ConversationDetail>(conversationKey(id));
      return read?.data && !isGone(read.error) ? headline(read.data) : null;
    },
    () => null,
  );
};

type DeskTitle = {
  readonly openId: string | null;
  /** What the list calls it; null for what is open and not among its rows. */
  readonly known: string | null;
  /** The view's name. */
  readonly list: string;
};

/** Names the tab by what is open, and by its list while nothing is. */
export const useDeskTitle = ({ openId, known, list }: DeskTitle): void => {
  const read = useReadHeadline(known === null ? openId : null);
  usePageTitle(isolated((openId !== null && (known ?? read)) || list));
};
