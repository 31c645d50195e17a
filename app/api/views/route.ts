import { getViews, postView } from "@/lib/api/views";
import { handle } from "@/lib/server/http/handle";
import { createView } from "@/lib/server/views/create-view";
import { listViews } from "@/lib/server/views/list-views";

export const GET = handle(getViews, "read", listViews);
export const POST = handle(postView, "read", createView);
