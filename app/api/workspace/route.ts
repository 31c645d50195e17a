import { getWorkspace } from "@/lib/api/workspace";
import { handle } from "@/lib/server/http/handle";
import { getWorkspace as readWorkspace } from "@/lib/server/workspace/get-workspace";

export const GET = handle(getWorkspace, "read", readWorkspace);
