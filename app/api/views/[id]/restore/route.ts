import { restoreView as restoreViewEndpoint } from "@/lib/api/views";
import { handle } from "@/lib/server/http/handle";
import { restoreView } from "@/lib/server/views/delete-view";

export const POST = handle(restoreViewEndpoint, "read", restoreView);
