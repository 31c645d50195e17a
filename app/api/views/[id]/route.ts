import { deleteView as deleteViewEndpoint, putView } from "@/lib/api/views";
import { handle } from "@/lib/server/http/handle";
import { deleteView } from "@/lib/server/views/delete-view";
import { updateView } from "@/lib/server/views/update-view";

export const PUT = handle(putView, "read", updateView);
export const DELETE = handle(deleteViewEndpoint, "read", deleteView);
