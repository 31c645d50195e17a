import { restoreReply as endpoint } from "@/lib/api/replies";
import { handle } from "@/lib/server/http/handle";
import { restoreReply } from "@/lib/server/replies/replies";

export const POST = handle(endpoint, "triage", restoreReply);
