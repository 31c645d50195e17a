import { getMedia } from "@/lib/api/media";
import { handle } from "@/lib/server/http/handle";
import { getMedia as passOn } from "@/lib/server/media/get-media";

export const GET = handle(getMedia, "read", passOn);
