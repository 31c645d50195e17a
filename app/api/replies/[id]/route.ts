import { deleteReply as deleteEndpoint, putReply as putEndpoint } from "@/lib/api/replies";
import { handle } from "@/lib/server/http/handle";
import { deleteReply, putReply } from "@/lib/server/replies/replies";

export const PUT = handle(putEndpoint, "triage", putReply);
export const DELETE = handle(deleteEndpoint, "triage", deleteReply);
