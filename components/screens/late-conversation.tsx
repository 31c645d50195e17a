"use client";
import dynamic from "next/dynamic";
import { orAgain } from "@/components/ui/late-part";
import { PaneOnItsWay } from "./pane-on-its-way";

/** Fetches what shows a conversation, ahead of the first that is opened. */
export const loadConversation = () => import("./open-conversation");

/** What opens from the list: the list comes first. */
export const LateConversation = dynamic(
  orAgain("The conversation", () => loadConversation().then((file) => file.OpenConversation)),
  { loading: PaneOnItsWay },
);
