import { postUpload as endpoint } from "@/lib/api/uploads";
import { handle } from "@/lib/server/http/handle";
import { postUpload } from "@/lib/server/uploads/post-upload";

export const POST = handle(endpoint, "triage", postUpload);
