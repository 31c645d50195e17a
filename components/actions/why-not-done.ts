import type { ErrorCode } from "@/lib/core/errors";

const reasons: Readonly<Partial<Record<ErrorCode, string>>> = {
  bad_request: "Intercom refused it",
  invalid_input: "Intercom refused it",
  intercom_refused: "Intercom refused it",
  intercom_forbidden: "The access token may not do it",
  intercom_token_rejected: "Intercom rejected the access token",
  intercom_rate_limited: "Intercom allowed no more requests just then",
  too_many_requests: "Too much was asked just then",
  intercom_unavailable: "Intercom could not be reached",
  not_connected: "Intercom was not connected",
  not_found: "It was not there any more",
  conversation_gone: "It was not there any more",
  moved: "It had changed meanwhile",
  unfinished: "Something stood open in it",
  undo_outdated: "It had changed meanwhile",
  conflict: "It had changed meanwhile",
  forbidden: "The role did not allow it",
  not_supported: "Intercom cannot do it",
  too_large: "It was too large",
};

/** Why an action was not done, in a few words; null where the journal does not tell. */
export const whyNotDone = (code: ErrorCode | null): string | null => (code && reasons[code]) ?? null;
