import * as endpoints from "@/lib/api/second-factor";
import { handle } from "@/lib/server/http/handle";
import { renewRecoveryCodes } from "@/lib/server/second-factor/change-second-factor";

export const POST = handle(endpoints.renewRecoveryCodes, "read", renewRecoveryCodes);
