import { getConversationNews } from "@/lib/api/conversations";
import { getNews } from "@/lib/server/conversations/get-news";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(getConversationNews, "read", getNews);
