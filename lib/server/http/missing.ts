import "server-only";
import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import type { RouteMethod } from "./handle";
import { malformedPath } from "./malformed";
import { errorResponse } from "./respond";

/** Answers for every address below /api that is none, in the same words as all failures. */
export const missingRoute: RouteMethod = async (request) => {
  const isMalformed = new URL(request.url).pathname === malformedPath;
  const error = isMalformed
    ? new AppError("bad_request", "That address cannot be read.")
    : new AppError("not_found", "That address does not exist.");
  return errorResponse(error, { requestId: randomUUID(), method: request.method, route: "none" });
};
