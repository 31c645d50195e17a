import { getExplanation } from "@/lib/api/explain";
import { handle } from "@/lib/server/http/handle";
import { explainMatch } from "@/lib/server/search/explain-match";

export const GET = handle(getExplanation, "read", explainMatch);
