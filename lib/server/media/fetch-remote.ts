import "server-only";
import { Agent, type Dispatcher } from "undici";
import { AppError, isAppError } from "@/lib/core/errors";
import { isFetchable } from "./addresses";
import { closedAddress, guardedLookup, type Resolve, systemResolve } from "./guarded-lookup";

export type RemoteFile = {
  readonly body: Dispatcher.ResponseData["body"];
  /** As the other server says; null when it does not. */
  readonly sizeBytes: number | null;
};

/** @throws AppError with a sentence for the person who wanted the file. */
export type FetchRemote = (url: URL, signal: AbortSignal) => Promise<RemoteFile>;

const mostHops = 3;
const timeouts = { connectMs: 3000, headersMs: 10_000, idleMs: 10_000 };

const refused = () =>
  new AppError("forbidden", "Switchyard does not fetch files from there: the address is not a public one.");
const gone = () =>
  new AppError(
    "not_found",
    "The link to this file has expired, or the file is gone. Reload the conversation.",
  );
const unavailable = (cause?: unknown) =>
  new AppError("intercom_unavailable", "The server that has this file does not give it. Try again later.", {
    cause,
  });

const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;

const slowCodes: readonly unknown[] = [
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
];

/** What went wrong with somebody else's server, in words. */
export const asMediaError = (error: unknown): AppError => {
  if (isAppError(error)) return error;
  if (codeOf(error) === closedAddress) return refused();
  const isTimeout = error instanceof Error && error.name === "TimeoutError";
  if (isTimeout || slowCodes.includes(codeOf(error))) {
    return new AppError("intercom_timeout", "The server that has this file is too slow. Try again later.", {
      cause: error,
    });
  }
  return unavailable(error);
};

/** Hangs up. The stream tells of it by an error, which nobody but us would hear. */
export const discard = (body: RemoteFile["body"]): void => {
  body.on("error", () => undefined);
  body.destroy();
};

const firstOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

const fileOf = (response: Dispatcher.ResponseData): RemoteFile => {
  const encoding = firstOf(response.headers["content-encoding"]) ?? "identity";
  if (response.statusCode !== 200 || encoding !== "identity") {
    discard(response.body);
    throw [401, 403, 404, 410].includes(response.statusCode) ? gone() : unavailable();
  }
  const length = Number(firstOf(response.headers["content-length"]) ?? Number.NaN);
  return { body: response.body, sizeBytes: Number.isFinite(length) ? length : null };
};

/** Where a redirect leads, or null when the answer is none. */
const nextHop = (response: Dispatcher.ResponseData, from: URL): URL | null => {
  const location = firstOf(response.headers.location);
  if (![301, 302, 303, 307, 308].includes(response.statusCode) || location === undefined) return null;
  discard(response.body);
  if (!URL.canParse(location, from)) throw unavailable();
  return new URL(location, from);
};

/**
 * Fetches from public https servers only, each hop checked anew, and from `localOrigin` when that is where the signed
 * address itself points; never by a redirect. Nothing of the browser's request goes along: no cookies, no referrer.
 */
export const createFetchRemote = ({
  localOrigin,
  resolve = systemResolve,
}: {
  readonly localOrigin: string | null;
  readonly resolve?: Resolve;
}): FetchRemote => {
  const shared = { headersTimeout: timeouts.headersMs, bodyTimeout: timeouts.idleMs, allowH2: false };
  const guarded = new Agent({
    ...shared,
    connect: { timeout: timeouts.connectMs, lookup: guardedLookup(resolve) },
  });
  const local = new Agent({ ...shared, connect: { timeout: timeouts.connectMs } });

  const get = (url: URL, agent: Agent, signal: AbortSignal) =>
    agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: "GET",
      headers: { accept: "*/*", "accept-encoding": "identity", "user-agent": "Switchyard" },
      signal,
    });

  const follow = async (url: URL, hops: number, signal: AbortSignal): Promise<RemoteFile> => {
    const isLocal = hops === 0 && localOrigin !== null && url.origin === localOrigin;
    if (!isLocal && !isFetchable(url)) throw refused();
    const response = await get(url, isLocal ? local : guarded, signal);
    const next = nextHop(response, url);
    if (next === null) return fileOf(response);
    if (hops >= mostHops) throw unavailable();
    return follow(next, hops + 1, signal);
  };

  return async (url, signal) => {
    try {
      return await follow(url, 0, signal);
    } catch (error) {
      if (
        signal.aborted &&
        error === signal.reason &&
        !(error instanceof Error && error.name === "TimeoutError")
      ) {
        throw error;
      }
      throw asMediaError(error);
    }
  };
};
