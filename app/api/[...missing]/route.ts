import { missingRoute } from "@/lib/server/http/missing";

export const dynamic = "force-dynamic";

export const GET = missingRoute;
export const POST = missingRoute;
export const PUT = missingRoute;
export const PATCH = missingRoute;
export const DELETE = missingRoute;
