import { getAsSent } from "@/lib/api/conversations";
import { handle } from "@/lib/server/http/handle";
import { showAsSent } from "@/lib/server/mail/show-as-sent";

export const GET = handle(getAsSent, "read", showAsSent("conversation"));
