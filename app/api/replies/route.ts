import { getReplies as getEndpoint, postReply as postEndpoint } from "@/lib/api/replies";
import { handle } from "@/lib/server/http/handle";
import { getReplies, postReply } from "@/lib/server/replies/replies";

export const GET = handle(getEndpoint, "read", getReplies);
export const POST = handle(postEndpoint, "triage", postReply);
