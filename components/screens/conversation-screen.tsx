"use client";
import { useRouter } from "next/navigation";
import { ActionBar } from "@/components/actions/action-bar";
import { ActionButtons } from "@/components/actions/action-buttons";
import { ConversationPane } from "@/components/conversation/conversation-pane";
import { useHotkeys } from "@/components/ui/use-hotkeys";

/** One conversation by its own address, without a list beside it. */
export const ConversationScreen = ({ id }: { id: string }) => {
  const router = useRouter();
  const back = () => router.push("/queue");
  useHotkeys({ u: back });
  return (
    <ConversationPane
      id={id}
      onClose={back}
      actions={(conversation) => <ActionButtons conversation={conversation} />}
      bottom={(conversation) => <ActionBar conversation={conversation} />}
    />
  );
};
