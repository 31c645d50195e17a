import { getDrafts as endpoint } from "@/lib/api/drafts";
import { getDrafts } from "@/lib/server/drafts/change-drafts";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoint, "read", getDrafts);
