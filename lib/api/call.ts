import { AppError, type ErrorCode, errorCodes } from "@/lib/core/errors";
import type { Endpoint } from "./endpoint";
import type { ErrorBody } from "./error-body";

/** The header that a cross-site form or script cannot add without asking first; `handle` wants it on every write. */
export const ownHeader = "x-switchyard";

/** Of reads that a page makes by itself while nobody uses it (components/data/use-away.ts): they keep no session from ending. */
export const awayHeader = "x-switchyard-away";

const isErrorBody = (value: unknown): value is ErrorBody =>
  typeof value === "object" &&
  value !== null &&
  "error" in value &&
  typeof value.error === "object" &&
  value.error !== null &&
  "code" in value.error &&
  typeof value.error.code === "string" &&
  Object.hasOwn(errorCodes, value.error.code);

const addressOf = <I extends object, O>(
  endpoint: Endpoint<I, O>,
  input: I,
): { path: string; rest: Record<string, unknown> } => {
  const rest: Record<string, unknown> = Object.fromEntries(Object.entries(input));
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { path, rest };
};

const queryOf = (rest: Record<string, unknown>): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && value !== null && value !== "") params.set(name, String(value));
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
};

/** What a failed answer of our server says, as the one error class. */
export const failureOf = async (response: Response): Promise<AppError> => {
  const body: unknown = await response.json().catch(() => null);
  if (isErrorBody(body)) {
    const { code, message, requestId, retryAfterSeconds, fields } = body.error;
    return new AppError(code, message, { requestId, retryAfterSeconds, fields });
  }
  const code: ErrorCode = response.status === 401 ? "unauthenticated" : "internal";
  return new AppError(code, `Switchyard's server answered ${response.status}. Try again in a moment.`);
};

/**
 * Calls Switchyard's own server. Never repeats anything: the server alone decides what is safe to repeat.
 * @throws AppError with the server's code and message; `internal` when the server could not be reached (`cause` is kept);
 * an abort rejects with the signal's reason.
 */
export const callApi = async <I extends object, O>(
  endpoint: Endpoint<I, O>,
  input: I,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<O> => {
  const { path, rest } = addressOf(endpoint, input);
  const isRead = endpoint.method === "GET";
  let response: Response;
  try {
    response = await fetch(isRead ? path + queryOf(rest) : path, {
      method: endpoint.method,
      headers: isRead
        ? {
            accept: "application/json",
            ...(globalThis.document?.documentElement.dataset.away ? { [awayHeader]: "1" } : {}),
          }
        : { "content-type": "application/json", [ownHeader]: "1" },
      ...(isRead ? {} : { body: JSON.stringify(rest) }),
      ...(options.signal ? { signal: options.signal } : {}),
      credentials: "same-origin",
      redirect: "error",
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new AppError("internal", "Switchyard's server cannot be reached. Check your connection.", {
      cause,
    });
  }
  if (!response.ok) throw await failureOf(response);
  try {
    // The server and this code come from the same build, so the body has the endpoint's output type.
    return (await response.json()) as O;
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new AppError("internal", "Switchyard's answer did not come whole. Try again in a moment.", {
      cause,
    });
  }
};
