"use client";
import { ActionBar } from "@/components/actions/action-bar";
import { ActionButtons } from "@/components/actions/action-buttons";
import { UnsureStrip } from "@/components/actions/unsure-strip";
import { ConversationPane } from "@/components/conversation/conversation-pane";
import { placeOf } from "@/lib/actions/subject";
import type { PaneProps } from "./pane-place";

/** A conversation with its actions: in the header, and for thumbs at the bottom. */
export const OpenConversation = ({ id, onClose, known, alone }: PaneProps & { alone?: boolean }) => (
  <ConversationPane
    id={id}
    onClose={onClose}
    known={known}
    alone={alone}
    notice={<UnsureStrip place={placeOf("conversation", id)} />}
    actions={(conversation) => <ActionButtons conversation={conversation} />}
    bottom={(conversation) => <ActionBar conversation={conversation} />}
  />
);
