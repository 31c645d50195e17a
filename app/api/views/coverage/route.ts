import { getCoverage as getCoverageEndpoint } from "@/lib/api/views";
import { handle } from "@/lib/server/http/handle";
import { getCoverage } from "@/lib/server/views/get-coverage";

export const GET = handle(getCoverageEndpoint, "share-views", getCoverage);
