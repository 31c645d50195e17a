import { getContactConversations } from "@/lib/api/contacts";
import { getConversations } from "@/lib/server/contacts/get-conversations";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(getContactConversations, "read", getConversations);
