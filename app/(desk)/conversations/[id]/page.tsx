import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { conversationQuery } from "@/components/data/conversation-query";
import { ConversationScreen } from "@/components/screens/conversation-screen";
import { isId } from "@/lib/core/ids";
import { getConversation } from "@/lib/server/conversations/get-conversation";
import { requireContext } from "@/lib/server/http/page";
import { FirstLoad } from "../../first-load";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Conversation" };

export default async function ConversationPage({ params }: Props) {
  const ctx = await requireContext();
  const { id } = await params;
  if (!isId("conversation", id)) notFound();
  return (
    <FirstLoad
      reads={[
        (client) =>
          client.prefetchQuery({ ...conversationQuery(id), queryFn: () => getConversation(ctx, { id }) }),
      ]}
    >
      <ConversationScreen id={id} />
    </FirstLoad>
  );
}
