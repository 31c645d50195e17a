"use client";
import { useQueryClient } from "@tanstack/react-query";
import Eraser from "lucide-react/icons/eraser";
import { useContext } from "react";
import { ActionsContext } from "@/components/data/actions-port";
import { conversationKey } from "@/components/data/conversation-query";
import type { MenuItem } from "@/components/ui/menu";
import type { ConversationDetail, Part } from "@/lib/conversation/model";
import { says } from "@/lib/conversation/timeline";
import { useThread } from "./thread-port";

/** The menu's row that empties a message for good, which asks first; none for a ticket's parts, nor where there is nothing to redact. */
export const useRedactRow = (part: Part): readonly MenuItem[] => {
  const port = useContext(ActionsContext);
  const thread = useThread();
  const client = useQueryClient();
  const isOff = part.redacted || part.pending === true || !says(part);
  if (port === null || thread === null || thread.ticketId !== undefined || isOff) return [];
  const redact = () => {
    const conversation = client.getQueryData<ConversationDetail>(conversationKey(thread.conversationId));
    if (conversation) port.ask("redact", conversation, { part });
  };
  return [{ id: "redact", label: "Redact …", icon: Eraser, onSelect: redact }];
};
