import { getMembers } from "@/lib/api/members";
import { handle } from "@/lib/server/http/handle";
import { listMembers } from "@/lib/server/members/list-members";

export const GET = handle(getMembers, "manage-members", listMembers);
