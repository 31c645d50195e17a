import { postConversation } from "@/lib/api/new-conversation";
import { beginConversation } from "@/lib/server/conversations/new-conversation";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(postConversation, "triage", beginConversation);
