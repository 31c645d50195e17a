import * as endpoints from "@/lib/api/second-factor";
import { handle } from "@/lib/server/http/handle";
import { confirmSecondFactor } from "@/lib/server/second-factor/confirm-second-factor";

export const POST = handle(endpoints.confirmSecondFactor, "read", confirmSecondFactor);
