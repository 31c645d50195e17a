import type { AppError } from "@/lib/core/errors";
import type { IntercomCall } from "./call";
import { lost, notReached, serverFailed, timedOut, unreadable } from "./failures";
import { isJsonType, parseJson } from "./json";
import { plainRequestId, redact } from "./redact";
import { refusalError } from "./refusals";
import { errorListSchema } from "./schema/error";
import { connectTimeoutCode, type Received, type ResponseHeaders } from "./transport";

/**
 * What one try came to. `refused`: Intercom said no. `limited`: too many calls, not carried out. `not-sent`: it never
 * arrived. `unknown`: it may have been carried out; `worthRepeating` tells whether a second try can go better.
 */
export type Outcome<T> =
  | { readonly kind: "done"; readonly value: T; readonly requestId: string | undefined }
  | { readonly kind: "refused"; readonly status: number; readonly error: AppError }
  | { readonly kind: "limited"; readonly requestId: string | undefined }
  | { readonly kind: "not-sent"; readonly error: AppError; readonly worthRepeating: boolean }
  | {
      readonly kind: "unknown";
      readonly error: AppError;
      readonly worthRepeating: boolean;
      /** True when Intercom itself failed, false when it answered something unreadable. */
      readonly isOutage: boolean;
    };

type Answer = Extract<Received, { kind: "answer" }>;

const headerOf = (headers: ResponseHeaders, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
};

const requestIdOf = (body: unknown, headers: ResponseHeaders, token: string): string | undefined => {
  const parsed = errorListSchema.safeParse(body);
  const fromBody = parsed.success ? plainRequestId(parsed.data.request_id, token) : undefined;
  return fromBody ?? plainRequestId(headerOf(headers, "x-request-id"), token);
};

const invalid = (why: string, requestId: string | undefined, worthRepeating: boolean): Outcome<never> => ({
  kind: "unknown",
  error: unreadable(why, requestId),
  worthRepeating,
  isOutage: false,
});

const readSuccess = <T>(call: IntercomCall<T>, answer: Answer, token: string): Outcome<T> => {
  const requestId = requestIdOf(undefined, answer.headers, token);
  if (answer.text === "") return invalid("empty body", requestId, false);
  if (!isJsonType(headerOf(answer.headers, "content-type"))) return invalid("not JSON", requestId, false);
  const json = parseJson(redact(answer.text, token));
  if (!json.ok) return invalid("broken JSON", requestId, true);
  const parsed = call.answer.safeParse(json.value);
  if (!parsed.success) {
    const places = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join("."));
    return invalid(`unexpected shape at ${places.join(", ") || "the top"}`, requestId, false);
  }
  return { kind: "done", value: parsed.data, requestId };
};

const readAnswer = <T>(call: IntercomCall<T>, answer: Answer, token: string): Outcome<T> => {
  const { status } = answer;
  if (status >= 200 && status < 300) return readSuccess(call, answer, token);
  const json = parseJson(redact(answer.text, token));
  const body = json.ok ? json.value : undefined;
  const requestId = requestIdOf(body, answer.headers, token);
  if (status < 400) return invalid(`redirect ${status}`, requestId, false);
  if (status === 429) return { kind: "limited", requestId };
  if (status === 408) {
    return { kind: "unknown", error: timedOut("408"), worthRepeating: true, isOutage: true };
  }
  if (status >= 500) {
    return { kind: "unknown", error: serverFailed(status, requestId), worthRepeating: true, isOutage: true };
  }
  return {
    kind: "refused",
    status,
    error: refusalError({ status, body, requestId, path: call.path, token }),
  };
};

/** Reads what came back for a call. An abort by the caller is no outcome and is thrown as its reason. */
export const readOutcome = <T>(call: IntercomCall<T>, received: Received, token: string): Outcome<T> => {
  switch (received.kind) {
    case "answer":
      return readAnswer(call, received, token);
    case "not-sent":
      return {
        kind: "not-sent",
        error: notReached(received.code, call.retry !== "read"),
        worthRepeating: received.code !== connectTimeoutCode,
      };
    case "lost":
      return {
        kind: "unknown",
        error: received.timedOut ? timedOut(received.code) : lost(received.code),
        worthRepeating: true,
        isOutage: true,
      };
    case "too-large":
      return invalid("body over the cap", undefined, false);
    case "aborted":
      throw received.reason;
  }
};
