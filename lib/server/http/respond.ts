import "server-only";
import type { ErrorBody } from "@/lib/api/error-body";
import { AppError, isAppError } from "@/lib/core/errors";
import { logger } from "@/lib/server/logger/logger";
import { redactText } from "@/lib/server/logger/redact";
import { dataPolicy, fixedHeaders } from "./security-headers";

const dataHeaders: Readonly<Record<string, string>> = {
  ...fixedHeaders,
  "Content-Security-Policy": dataPolicy,
  "Cache-Control": "private, no-store",
};

/** Answers of `jsonTextResponse`, which lack nothing. */
const whole = new WeakSet<Response>();

/** Whether it is one of those, which lie in memory and go out at once. */
export const isWhole = (response: Response): boolean => whole.has(response);

/** Puts on what every answer of the API carries, where the verb has not set it itself. */
export const withDataHeaders = (response: Response): Response => {
  if (whole.has(response)) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(dataHeaders)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
};

const jsonHeaders = { ...dataHeaders, "Content-Type": "application/json; charset=utf-8" };

/** For a verb that has its answer as JSON already. */
export const jsonTextResponse = (text: string): Response => {
  const response = new Response(text, { headers: jsonHeaders });
  whole.add(response);
  return response;
};

export const jsonResponse = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: jsonHeaders });

const unexpected = (cause: unknown): AppError =>
  new AppError(
    "internal",
    "Something went wrong in Switchyard. Try again; if it stays, quote the request id.",
    {
      cause,
    },
  );

/** Anything that was thrown, as what the person may know of it. */
export const asAppError = (error: unknown): AppError => (isAppError(error) ? error : unexpected(error));

const bodyOf = (error: AppError, requestId: string): ErrorBody => ({
  error: {
    code: error.code,
    // Some messages quote Intercom, and Intercom may quote what it was sent.
    message: redactText(error.message),
    requestId: error.requestId ?? requestId,
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    ...(error.fields === undefined ? {} : { fields: error.fields }),
  },
});

export type Asked = {
  readonly requestId: string;
  readonly method: string;
  /** The pattern (`/api/conversations/:id`), not what was asked for. */
  readonly route: string;
  readonly memberId?: string | undefined;
};

const report = (error: AppError, asked: Asked): void => {
  const fields = { ...asked, code: error.code, err: error, intercomRequestId: error.requestId };
  if (error.httpStatus === 500) logger().error(fields, "request failed");
  else if (error.httpStatus > 500) logger().warn(fields, "request failed");
};

/** The failed answer, by the one table of codes. What is ours to mend is logged; what the asker did wrong is not. */
export const errorResponse = (thrown: unknown, asked: Asked): Response => {
  const error = asAppError(thrown);
  report(error, asked);
  return new Response(JSON.stringify(bodyOf(error, asked.requestId)), {
    status: error.httpStatus,
    headers: {
      ...jsonHeaders,
      "X-Request-Id": asked.requestId,
      ...(error.retryAfterSeconds === undefined
        ? {}
        : { "Retry-After": String(Math.max(1, Math.ceil(error.retryAfterSeconds))) }),
    },
  });
};
