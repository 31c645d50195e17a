import { deleteOutgoing, getOneOutgoing } from "@/lib/api/outgoing";
import { handle } from "@/lib/server/http/handle";
import { getOne, takeBack } from "@/lib/server/outgoing/change-outgoing";

export const GET = handle(getOneOutgoing, "read", getOne);
export const DELETE = handle(deleteOutgoing, "triage", takeBack);
