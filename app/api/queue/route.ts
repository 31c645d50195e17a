import { getQueue } from "@/lib/api/queue";
import { handle } from "@/lib/server/http/handle";
import { listQueue } from "@/lib/server/search/list-queue";

export const GET = handle(getQueue, "read", listQueue);
