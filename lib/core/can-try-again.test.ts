import { expect, it } from "vitest";
import { canTryAgain } from "./can-try-again";
import { AppError, type ErrorCode } from "./errors";

/** Nothing of these is cured by doing the same again: a draft would be sent for ever, and a button would promise what it cannot do. */
const refused: readonly ErrorCode[] = [
  "invalid_input",
  "invalid_query",
  "bad_request",
  "too_large",
  "unsupported_media_type",
  "forbidden",
  "cross_site",
  "not_found",
  "conversation_gone",
  "conflict",
  "undo_outdated",
  "idempotency_mismatch",
  "not_supported",
  "intercom_refused",
  "intercom_forbidden",
  "intercom_token_rejected",
];

/** These pass: by waiting, by signing in, by somebody who connects the workspace. */
const passing: readonly ErrorCode[] = [
  "internal",
  "unauthenticated",
  "session_expired",
  "too_many_requests",
  "not_connected",
  "moved",
  "database_unavailable",
  "intercom_rate_limited",
  "intercom_unavailable",
  "intercom_timeout",
  "intercom_invalid_response",
];

it.each(refused)(
  "offers no second try of what ended %s: the input or the world has to change first",
  (code) => {
    expect(canTryAgain(new AppError(code, "No."))).toBe(false);
  },
);

it.each(passing)("offers a second try of what ended %s", (code) => {
  expect(canTryAgain(new AppError(code, "Not now."))).toBe(true);
});

it("never repeats what may have been done", () => {
  expect(canTryAgain(new AppError("outcome_unknown", "Who knows?"))).toBe(false);
});
