import { deleteDraft as deleteEndpoint, putDraft as putEndpoint } from "@/lib/api/drafts";
import { deleteDraft, putDraft } from "@/lib/server/drafts/change-drafts";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle(putEndpoint, "read", putDraft);
export const DELETE = handle(deleteEndpoint, "read", deleteDraft);
