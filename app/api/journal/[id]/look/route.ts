import { postLook } from "@/lib/api/journal";
import { lookAction } from "@/lib/server/conversations/look-action";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(postLook, "triage", lookAction);
