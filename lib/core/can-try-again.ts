import type { AppError, ErrorCode } from "./errors";

/** The very same would be refused again: the input, or the world, has to change first. */
const final: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "invalid_input",
  "invalid_query",
  "forbidden",
  "cross_site",
  "intercom_refused",
  "intercom_forbidden",
  "intercom_token_rejected",
  "conversation_gone",
  "bad_request",
  "too_large",
  "unsupported_media_type",
  "conflict",
  "undo_outdated",
  "not_supported",
  "not_found",
  "idempotency_mismatch",
]);

/** Whether trying the very same again can help, of something that is known not to have been done. */
export const canTryAgain = ({ code }: AppError): boolean => code !== "outcome_unknown" && !final.has(code);
