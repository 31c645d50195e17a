import { getConversation } from "@/lib/api/conversations";
import { getConversation as readConversation } from "@/lib/server/conversations/get-conversation";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(getConversation, "read", readConversation);
