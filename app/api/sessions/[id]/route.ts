import { deleteSession } from "@/lib/api/sessions";
import { handle } from "@/lib/server/http/handle";
import { endSession } from "@/lib/server/sessions/end-sessions";

export const DELETE = handle(deleteSession, "read", endSession);
