import { deleteOutgoing } from "@/lib/api/outgoing";
import { handle } from "@/lib/server/http/handle";
import { takeBack } from "@/lib/server/outgoing/change-outgoing";

export const DELETE = handle(deleteOutgoing, "triage", takeBack);
