import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConversationScreen } from "@/components/screens/conversation-screen";
import { isId } from "@/lib/core/ids";
import { requireContext } from "@/lib/server/http/page";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Conversation" };

export default async function ConversationPage({ params }: Props) {
  await requireContext();
  const { id } = await params;
  if (!isId("conversation", id)) notFound();
  return <ConversationScreen id={id} />;
}
