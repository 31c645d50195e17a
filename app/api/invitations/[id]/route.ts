import * as endpoints from "@/lib/api/invitations";
import { handle } from "@/lib/server/http/handle";
import { deleteInvitation } from "@/lib/server/invitations/change-invitations";

export const DELETE = handle(endpoints.deleteInvitation, "manage-members", deleteInvitation);
