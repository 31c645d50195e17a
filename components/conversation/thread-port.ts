"use client";
import { createContext, useContext } from "react";

/** What every message of a thread may need to know of it. */
export type ThreadPort = { readonly conversationId: string };

export const ThreadContext = createContext<ThreadPort | null>(null);

/** Null where a message stands outside of a thread. */
export const useThread = (): ThreadPort | null => useContext(ThreadContext);
