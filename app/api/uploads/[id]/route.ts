import { getUpload as endpoint } from "@/lib/api/uploads";
import { handle } from "@/lib/server/http/handle";
import { getUpload } from "@/lib/server/uploads/get-upload";

export const GET = handle(endpoint, "read", getUpload);
