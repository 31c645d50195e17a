import { getPlainText } from "@/lib/api/conversations";
import { getPlainText as readPlainText } from "@/lib/server/conversations/get-plain-text";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(getPlainText, "read", readPlainText);
