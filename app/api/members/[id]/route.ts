import { putMember } from "@/lib/api/members";
import { handle } from "@/lib/server/http/handle";
import { updateMember } from "@/lib/server/members/update-member";

export const PUT = handle(putMember, "manage-members", updateMember);
