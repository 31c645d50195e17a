import { getStanding as getStandingEndpoint } from "@/lib/api/sessions";
import { handle } from "@/lib/server/http/handle";
import { getStanding } from "@/lib/server/sessions/list-sessions";

export const GET = handle(getStandingEndpoint, "read", getStanding);
