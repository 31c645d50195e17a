import { postUndo } from "@/lib/api/journal";
import { undoAction } from "@/lib/server/conversations/undo-action";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(postUndo, "triage", undoAction);
