"use client";
import { useRouter } from "next/navigation";
import { lastList } from "@/components/data/last-list";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { OpenConversation } from "./open-conversation";

/** One conversation by its own address, without a list beside it. */
export const ConversationScreen = ({ id }: { id: string }) => {
  const router = useRouter();
  const back = () => router.push(lastList());
  useHotkeys({ u: back });
  return <OpenConversation id={id} onClose={back} alone />;
};
