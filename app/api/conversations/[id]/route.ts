import { getConversation } from "@/lib/api/conversations";
import { getConversationText } from "@/lib/server/conversations/get-conversation";
import { handle } from "@/lib/server/http/handle";
import { jsonTextResponse } from "@/lib/server/http/respond";

export const GET = handle(getConversation, "read", async (ctx, wanted) =>
  jsonTextResponse(await getConversationText(ctx, wanted)),
);
