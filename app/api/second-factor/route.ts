import * as endpoints from "@/lib/api/second-factor";
import { handle } from "@/lib/server/http/handle";
import { beginSecondFactor } from "@/lib/server/second-factor/begin-second-factor";
import { turnOffSecondFactor } from "@/lib/server/second-factor/change-second-factor";
import { getSecondFactor } from "@/lib/server/second-factor/get-second-factor";

export const GET = handle(endpoints.getSecondFactor, "read", getSecondFactor);
export const POST = handle(endpoints.beginSecondFactor, "read", beginSecondFactor);
export const DELETE = handle(endpoints.turnOffSecondFactor, "read", turnOffSecondFactor);
