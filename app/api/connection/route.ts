import * as endpoints from "@/lib/api/connection";
import { getConnection } from "@/lib/server/connection/get-connection";
import { putConnection } from "@/lib/server/connection/put-connection";
import { handle } from "@/lib/server/http/handle";

export const dynamic = "force-dynamic";

export const GET = handle(endpoints.getConnection, "read", getConnection);
export const PUT = handle(endpoints.putConnection, "manage-connection", putConnection);
