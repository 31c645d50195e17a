import { deleteMemberSecondFactor } from "@/lib/api/members";
import { handle } from "@/lib/server/http/handle";
import { removeSecondFactor } from "@/lib/server/members/remove-second-factor";

export const DELETE = handle(deleteMemberSecondFactor, "manage-members", removeSecondFactor);
