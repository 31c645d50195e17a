import { isAppError } from "@/lib/core/errors";
import type { IntercomCall } from "./call";
import { pathPattern } from "./path";
import type { Received } from "./transport";

export type IntercomLogger = {
  readonly debug: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
};

export type CallLog = {
  readonly attempt: (call: IntercomCall<unknown>, received: Received, tookMs: number) => void;
  readonly failed: (call: IntercomCall<unknown>, error: unknown) => void;
};

const causeOf = (error: unknown): string | undefined =>
  error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined;

/** Lines name the operation, never an id, a body, a header or an address. */
export const createCallLog = (logger: IntercomLogger | undefined): CallLog => ({
  attempt: (call, received, tookMs) =>
    logger?.debug(
      {
        operation: call.operation,
        method: call.method,
        path: pathPattern(call.path),
        answer: received.kind === "answer" ? received.status : received.kind,
        tookMs: Math.round(tookMs),
      },
      "intercom",
    ),
  failed: (call, error) =>
    logger?.warn(
      {
        operation: call.operation,
        code: isAppError(error) ? error.code : "stopped",
        requestId: isAppError(error) ? error.requestId : undefined,
        why: causeOf(error),
      },
      "intercom call failed",
    ),
});
