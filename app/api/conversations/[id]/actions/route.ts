import { postAction } from "@/lib/api/conversations";
import { performAction } from "@/lib/server/conversations/perform-action";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(postAction, "triage", performAction);
