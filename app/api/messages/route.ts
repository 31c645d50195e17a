import { postMessage } from "@/lib/api/new-conversation";
import { sendMessage } from "@/lib/server/conversations/new-message";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(postMessage, "triage", sendMessage);
