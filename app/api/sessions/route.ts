import { deleteOtherSessions, getSessions } from "@/lib/api/sessions";
import { handle } from "@/lib/server/http/handle";
import { endOtherSessions } from "@/lib/server/sessions/end-sessions";
import { listSessions } from "@/lib/server/sessions/list-sessions";

export const GET = handle(getSessions, "read", listSessions);
export const DELETE = handle(deleteOtherSessions, "read", endOtherSessions);
