import { goOnOutgoing } from "@/lib/api/outgoing";
import { handle } from "@/lib/server/http/handle";
import { goOn } from "@/lib/server/outgoing/change-outgoing";

export const POST = handle(goOnOutgoing, "triage", goOn);
