import { restoreDraft as endpoint } from "@/lib/api/drafts";
import { restoreDraft } from "@/lib/server/drafts/change-drafts";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoint, "read", restoreDraft);
