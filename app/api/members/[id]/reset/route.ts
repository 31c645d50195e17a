import * as endpoints from "@/lib/api/invitations";
import { handle } from "@/lib/server/http/handle";
import { postReset } from "@/lib/server/invitations/change-invitations";

export const POST = handle(endpoints.postReset, "manage-members", postReset);
