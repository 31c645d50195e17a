"use client";
import { createContext, useContext } from "react";
import type { Part } from "@/lib/conversation/model";

/** What every message of a thread may need to know of it. */
export type ThreadPort = {
  readonly conversationId: string;
  /** Given where the parts are a ticket's own: `conversationId` is then the ticket's too, and no conversation has it. */
  readonly ticketId?: string;
  /** All that is shown of the thread just now. */
  readonly parts: () => readonly Part[];
};

export const ThreadContext = createContext<ThreadPort | null>(null);

/** Null where a message stands outside of a thread. */
export const useThread = (): ThreadPort | null => useContext(ThreadContext);

/** What the heading above a thread asks of it. */
export type ThreadHandle = {
  readonly find: () => void;
  readonly toNewest: () => void;
  readonly toUnread: () => void;
  readonly toggleEvents: () => void;
};
