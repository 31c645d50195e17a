import { getQueueCount } from "@/lib/api/queue";
import { handle } from "@/lib/server/http/handle";
import { countLine } from "@/lib/server/search/count-line";

export const GET = handle(getQueueCount, "read", countLine);
