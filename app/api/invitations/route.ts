import * as endpoints from "@/lib/api/invitations";
import { handle } from "@/lib/server/http/handle";
import { listInvitations, postInvitation } from "@/lib/server/invitations/change-invitations";

export const GET = handle(endpoints.getInvitations, "manage-members", listInvitations);
export const POST = handle(endpoints.postInvitation, "manage-members", postInvitation);
