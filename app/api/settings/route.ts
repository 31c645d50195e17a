import { putSettings as endpoint } from "@/lib/api/settings";
import { handle } from "@/lib/server/http/handle";
import { putSettings } from "@/lib/server/settings/put-settings";

export const PUT = handle(endpoint, "read", putSettings);
