import { deleteMemberSessions } from "@/lib/api/members";
import { handle } from "@/lib/server/http/handle";
import { endMemberSessions } from "@/lib/server/members/end-member-sessions";

export const DELETE = handle(deleteMemberSessions, "manage-members", endMemberSessions);
