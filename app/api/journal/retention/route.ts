import { getRetention, putRetention } from "@/lib/api/journal-retention";
import { handle } from "@/lib/server/http/handle";
import * as verbs from "@/lib/server/journal/change-retention";

export const GET = handle(getRetention, "manage-journal", verbs.getRetention);
export const PUT = handle(putRetention, "manage-journal", verbs.putRetention);
