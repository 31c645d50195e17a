import { getOutgoing, postOutgoing as postEndpoint } from "@/lib/api/outgoing";
import { handle } from "@/lib/server/http/handle";
import { listOutgoing } from "@/lib/server/outgoing/list-outgoing";
import { postOutgoing } from "@/lib/server/outgoing/post-outgoing";

export const GET = handle(getOutgoing, "read", listOutgoing);
export const POST = handle(postEndpoint, "triage", postOutgoing);
