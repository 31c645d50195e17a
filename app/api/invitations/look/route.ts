import * as endpoints from "@/lib/api/invitations";
import { handlePublic } from "@/lib/server/http/handle";
import { lookAtLink, mayUseLink } from "@/lib/server/invitations/accept-link";

export const POST = handlePublic(endpoints.lookAtLink, mayUseLink, lookAtLink);
