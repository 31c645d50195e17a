import { AppError, isAppError } from "@/lib/core/errors";

/** Why Intercom refused, for those who must tell refusals apart. Kept as the `cause` of the AppError; holds no secret. */
export class IntercomRefusal extends Error {
  readonly status: number;
  readonly codes: readonly string[];

  constructor(status: number, codes: readonly string[]) {
    super(`Intercom answered ${status} (${codes.join(", ") || "no code"})`);
    this.name = "IntercomRefusal";
    this.status = status;
    this.codes = codes;
  }
}

/** By name: the client may come from another copy of this module, since Next bundles pages and routes apart. */
const isRefusal = (value: unknown): value is IntercomRefusal =>
  value instanceof Error && value.name === "IntercomRefusal";

export const refusalOf = (error: unknown): IntercomRefusal | null =>
  isAppError(error) && isRefusal(error.cause) ? error.cause : null;

const wholeSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

export const rateLimited = (waitMs: number, requestId?: string): AppError => {
  const retryAfterSeconds = wholeSeconds(waitMs);
  return new AppError(
    "intercom_rate_limited",
    `Intercom takes no more requests from this workspace just now. Try again in ${retryAfterSeconds} s; nothing was changed.`,
    { retryAfterSeconds, requestId },
  );
};

export const tokenRejected = (requestId?: string): AppError =>
  new AppError(
    "intercom_token_rejected",
    "Intercom no longer accepts this workspace's access token. An owner has to enter a new one in the settings.",
    { requestId },
  );

export const notReached = (code: string, isWrite: boolean): AppError =>
  new AppError(
    "intercom_unavailable",
    `Intercom cannot be reached just now.${isWrite ? " Nothing was changed; try again." : " Try again in a moment."}`,
    { cause: new Error(code) },
  );

export const resting = (retryAfterMs: number): AppError =>
  new AppError(
    "intercom_unavailable",
    "Intercom has been failing, so Switchyard is giving it a moment. Nothing was sent; try again shortly.",
    { retryAfterSeconds: wholeSeconds(retryAfterMs) },
  );

export const serverFailed = (status: number, requestId?: string): AppError =>
  new AppError("intercom_unavailable", "Intercom failed on its side. Try again in a moment.", {
    requestId,
    cause: new IntercomRefusal(status, []),
  });

export const timedOut = (code: string): AppError =>
  new AppError("intercom_timeout", "Intercom did not answer in time. Try again in a moment.", {
    cause: new Error(code),
  });

export const lost = (code: string): AppError =>
  new AppError("intercom_unavailable", "The connection to Intercom broke off. Try again in a moment.", {
    cause: new Error(code),
  });

/** `why` is for the log and never quotes the answer. */
export const unreadable = (why: string, requestId?: string): AppError =>
  new AppError(
    "intercom_invalid_response",
    "Intercom's answer could not be read. Try again; if it stays so, tell Intercom's support.",
    { requestId, cause: new Error(why) },
  );

/** For a write that nobody can tell the end of. */
export const outcomeUnknown = (error: AppError): AppError =>
  new AppError("outcome_unknown", "Intercom did not say whether it did this. Look before you try again.", {
    requestId: error.requestId,
    cause: error,
  });
