import { deleteView as deleteViewEndpoint, getView as getViewEndpoint, putView } from "@/lib/api/views";
import { handle } from "@/lib/server/http/handle";
import { deleteView } from "@/lib/server/views/delete-view";
import { getView } from "@/lib/server/views/get-view";
import { updateView } from "@/lib/server/views/update-view";

export const GET = handle(getViewEndpoint, "read", getView);
export const PUT = handle(putView, "read", updateView);
export const DELETE = handle(deleteViewEndpoint, "read", deleteView);
