import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { conversationKey } from "@/components/data/conversation-query";
import { onDoneElsewhere } from "@/components/data/done-elsewhere";
import { ticketQuery } from "@/components/data/ticket-query";
import type { Subject } from "@/lib/actions/subject";
import type { ConversationDetail } from "@/lib/conversation/model";
import { showInLists } from "./take-answer";

/** What is open is read at once, anything else when it is opened. Our server has just read it, so that Intercom is not asked. */
const readAnew = async (client: QueryClient, { kind, id }: Subject): Promise<void> => {
  const queryKey = kind === "ticket" ? ticketQuery(id).queryKey : conversationKey(id);
  await client.invalidateQueries({ queryKey, exact: true });
  const now = client.getQueryState<ConversationDetail>(conversationKey(id));
  if (kind === "conversation" && now?.data !== undefined && !now.isInvalidated) showInLists(client, now.data);
};

/** Two tabs on the same conversation or ticket: what one of them does, the other shows. */
export const useDoneElsewhere = (): void => {
  const client = useQueryClient();
  useEffect(() => onDoneElsewhere((subject) => void readAnew(client, subject)), [client]);
};
