/**
 * Every failure that a person can meet is one of these codes. `httpStatus` is the only place where a code becomes a
 * status. Never branch on message text.
 */
export const errorCodes = {
  bad_request: 400,
  invalid_input: 422,
  invalid_query: 422,
  unauthenticated: 401,
  session_expired: 401,
  wrong_credentials: 401,
  /** The password was right, and a code is wanted as well. */
  second_factor_needed: 401,
  wrong_code: 401,
  /** What is stored of a second factor cannot be opened, so that no code can be checked. */
  second_factor_unreadable: 503,
  forbidden: 403,
  cross_site: 403,
  not_found: 404,
  conversation_gone: 404,
  conflict: 409,
  /** The conversation changed since it was seen; nothing was done. */
  moved: 409,
  /** What closing should stop for stands open in it (lib/actions/unfinished.ts); nothing was done. */
  unfinished: 409,
  /** What was to be taken back no longer stands; nothing was done. */
  undo_outdated: 409,
  idempotency_mismatch: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  not_connected: 409,
  not_supported: 409,
  intercom_token_rejected: 502,
  intercom_forbidden: 502,
  intercom_refused: 422,
  intercom_rate_limited: 503,
  intercom_unavailable: 502,
  intercom_timeout: 504,
  intercom_invalid_response: 502,
  outcome_unknown: 502,
  database_unavailable: 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof errorCodes;

export type FieldProblem = {
  /** Dotted path into the input, e.g. `attributes.Severity`; of `unfinished` what stands open. */
  readonly path: string;
  readonly message: string;
};

export type AppErrorOptions = {
  readonly cause?: unknown;
  /** Intercom's own id of the failed request, shown so that a person can quote it to Intercom's support. */
  readonly requestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly fields?: readonly FieldProblem[] | undefined;
};

/** The same for every copy of this module: Next bundles pages and routes apart, and they share clients and caches. */
const brand = Symbol.for("switchyard.AppError");

/** The one error class. `message` is fit for the person on the screen; `cause` is kept for the log only. */
export class AppError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly fields: readonly FieldProblem[] | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.requestId = options.requestId;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.fields = options.fields;
  }

  get httpStatus(): number {
    return errorCodes[this.code];
  }
}

export const isAppError = (value: unknown): value is AppError => value instanceof Error && brand in value;
