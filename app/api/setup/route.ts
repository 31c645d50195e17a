import * as endpoints from "@/lib/api/connection";
import { handlePublic } from "@/lib/server/http/handle";
import { maySetUp, postSetup } from "@/lib/server/setup/post-setup";

export const dynamic = "force-dynamic";

export const POST = handlePublic(endpoints.postSetup, maySetUp, postSetup);
