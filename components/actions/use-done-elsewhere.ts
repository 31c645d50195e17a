import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { conversationKey } from "@/components/data/conversation-query";
import { onDoneElsewhere } from "@/components/data/done-elsewhere";
import { showInLists } from "@/components/data/show-in-lists";
import { ticketQuery } from "@/components/data/ticket-query";
import type { Subject } from "@/lib/actions/subject";
import type { ConversationDetail } from "@/lib/conversation/model";
import { isGone } from "@/lib/core/is-gone";
import { leaveLists } from "./take-answer";

const readConversation = async (client: QueryClient, id: string): Promise<void> => {
  const queryKey = conversationKey(id);
  await client.invalidateQueries({ queryKey, exact: true });
  const now = client.getQueryState<ConversationDetail>(queryKey);
  if (isGone(now?.error)) leaveLists(client, id);
  else if (now?.data !== undefined && !now.isInvalidated) showInLists(client, now.data);
};

/** What is open is read at once, anything else when it is opened. Mostly our server has just read it, so that Intercom is not asked. */
const readAnew = (client: QueryClient, { kind, id }: Subject): Promise<void> =>
  kind === "ticket"
    ? client.invalidateQueries({ queryKey: ticketQuery(id).queryKey, exact: true })
    : readConversation(client, id);

/** Two tabs on the same conversation or ticket: what one of them does, the other shows. */
export const useDoneElsewhere = (): void => {
  const client = useQueryClient();
  useEffect(() => onDoneElsewhere((subject) => void readAnew(client, subject)), [client]);
};
