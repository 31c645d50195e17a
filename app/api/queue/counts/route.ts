import { getQueueCounts } from "@/lib/api/queue";
import { handle } from "@/lib/server/http/handle";
import { countViews } from "@/lib/server/search/count-views";

export const GET = handle(getQueueCounts, "read", countViews);
