import "server-only";
import * as z from "zod";
import { AppError, type ErrorCode, errorCodes, isAppError } from "@/lib/core/errors";

/** Failures that say that Intercom did not carry the write out, so that the same key may be tried anew. */
const notCarriedOut: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "bad_request",
  "invalid_input",
  "forbidden",
  "not_found",
  "conversation_gone",
  "conflict",
  "moved",
  "unfinished",
  "undo_outdated",
  "too_large",
  "too_many_requests",
  "not_connected",
  "not_supported",
  "intercom_token_rejected",
  "intercom_forbidden",
  "intercom_refused",
  "intercom_rate_limited",
  "intercom_unavailable",
]);

export const endOf = (error: unknown): "failed" | "unknown" =>
  isAppError(error) && notCarriedOut.has(error.code) ? "failed" : "unknown";

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === "string" && value in errorCodes;

const storedSchema = z.union([
  z.object({ value: z.unknown() }),
  z.object({
    error: z.object({
      code: z.custom<ErrorCode>(isErrorCode),
      message: z.string(),
      requestId: z.string().optional(),
      retryAfterSeconds: z.number().optional(),
      fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    }),
  }),
]);

/** How an end is kept for those who ask again. */
export type Stored = { readonly value: unknown } | { readonly error: Readonly<Record<string, unknown>> };

export const storedValue = (value: unknown): Stored => ({ value });

export const storedError = (error: AppError): Stored => ({
  error: {
    code: error.code,
    message: error.message,
    requestId: error.requestId,
    retryAfterSeconds: error.retryAfterSeconds,
    fields: error.fields,
  },
});

/**
 * What the first one got, for one who asked the same: the value, or the same error thrown.
 * @throws AppError as it was; `internal` when the row cannot be read.
 */
export const replay = (response: unknown): unknown => {
  const stored = storedSchema.safeParse(response);
  if (!stored.success) {
    throw new AppError("internal", "What this action answered before cannot be read.", {
      cause: stored.error,
    });
  }
  if ("value" in stored.data) return stored.data.value;
  const { code, message, requestId, retryAfterSeconds, fields } = stored.data.error;
  throw new AppError(code, message, { requestId, retryAfterSeconds, fields });
};

export const unknownOutcome = (cause: unknown): AppError =>
  isAppError(cause) && cause.code === "outcome_unknown"
    ? cause
    : new AppError(
        "outcome_unknown",
        "Nobody can tell yet whether Intercom did that. Look at the conversation before you do it again.",
        {
          cause,
          ...(isAppError(cause)
            ? { requestId: cause.requestId, retryAfterSeconds: cause.retryAfterSeconds }
            : {}),
        },
      );

export const hadNoEffect = (): AppError =>
  new AppError("intercom_unavailable", "It did not reach Intercom the first time. You can do it again now.");
