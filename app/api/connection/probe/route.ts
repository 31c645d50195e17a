import * as endpoints from "@/lib/api/connection";
import { postProbe } from "@/lib/server/connection/post-probe";
import { handle } from "@/lib/server/http/handle";

export const dynamic = "force-dynamic";

export const POST = handle(endpoints.postProbe, "manage-connection", postProbe);
