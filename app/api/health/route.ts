import { getHealth } from "@/lib/api/health";
import { handlePublic } from "@/lib/server/http/handle";

export const dynamic = "force-dynamic";

export const GET = handlePublic(
  getHealth,
  async () => undefined,
  async () => ({ ok: true }),
);
