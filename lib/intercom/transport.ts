import { type Dispatcher, Pool } from "undici";
import * as z from "zod";
import type { Timeouts } from "./timeouts";

const bodyCapBytes = 10_000_000;
const connections = 256;

export const connectTimeoutCode = "UND_ERR_CONNECT_TIMEOUT";

export type Outgoing = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** For the whole exchange, headers and body. */
  readonly totalMs: number;
  readonly signal: AbortSignal | undefined;
};

export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * `not-sent`: Intercom cannot have seen the request (no address, no connection, no trust). `lost`: it may have.
 * `aborted`: the caller's own signal ended it.
 */
export type Received =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers: ResponseHeaders;
      readonly text: string;
    }
  | { readonly kind: "not-sent"; readonly code: string }
  | { readonly kind: "lost"; readonly code: string; readonly timedOut: boolean }
  | { readonly kind: "too-large"; readonly status: number }
  | { readonly kind: "aborted"; readonly reason: unknown };

export type Transport = {
  readonly send: (outgoing: Outgoing) => Promise<Received>;
  readonly close: () => Promise<void>;
};

/** Without trust in the other side nothing is written to it. */
const distrustCodes = /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$)/;

const errorShape = z.object({ code: z.string().catch("unknown"), syscall: z.string().catch("") });

const shapeOf = (error: unknown): z.infer<typeof errorShape> => {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return errorShape.catch({ code: "unknown", syscall: "" }).parse(first);
};

const wasNotSent = ({ code, syscall }: z.infer<typeof errorShape>): boolean =>
  code === connectTimeoutCode ||
  syscall === "connect" ||
  syscall === "getaddrinfo" ||
  distrustCodes.test(code);

const failure = (error: unknown): Received => {
  const shape = shapeOf(error);
  if (wasNotSent(shape)) return { kind: "not-sent", code: shape.code };
  return { kind: "lost", code: shape.code, timedOut: shape.code === "ETIMEDOUT" };
};

type Deadline = {
  readonly signal: AbortSignal;
  readonly hasPassed: () => boolean;
  readonly headersCame: () => void;
  readonly end: () => void;
};

/**
 * One signal for the caller's abort, the time to the headers and the time for all. undici's own timeouts are off: they are
 * a second or two late, and they start anew with each byte.
 */
const startDeadline = (headersMs: number, { totalMs, signal }: Outgoing): Deadline => {
  const controller = new AbortController();
  let passed = false;
  const pass = () => {
    passed = true;
    controller.abort();
  };
  const headers = setTimeout(pass, headersMs);
  const total = setTimeout(pass, totalMs);
  const onAbort = () => controller.abort();
  signal?.addEventListener("abort", onAbort, { once: true });
  if (signal?.aborted) controller.abort();
  return {
    signal: controller.signal,
    hasPassed: () => passed,
    headersCame: () => clearTimeout(headers),
    end: () => {
      clearTimeout(headers);
      clearTimeout(total);
      signal?.removeEventListener("abort", onAbort);
    },
  };
};

const exchange = async (pool: Pool, outgoing: Outgoing, deadline: Deadline): Promise<Received> => {
  const options: Dispatcher.RequestOptions = {
    method: outgoing.method,
    path: outgoing.url.pathname + outgoing.url.search,
    headers: outgoing.headers,
    body: outgoing.body ?? null,
    signal: deadline.signal,
  };
  const response = await pool.request(options);
  deadline.headersCame();
  try {
    return {
      kind: "answer",
      status: response.statusCode,
      headers: response.headers,
      text: await response.body.text(),
    };
  } catch (error) {
    if (shapeOf(error).code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") {
      return { kind: "too-large", status: response.statusCode };
    }
    throw error;
  }
};

/** Sends to one origin only and follows no redirect, so the token cannot travel to another host. */
export const createTransport = (origin: string, timeouts: Timeouts): Transport => {
  const pool = new Pool(origin, {
    connections,
    connect: { timeout: timeouts.connect },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: bodyCapBytes,
    allowH2: false,
  });
  const send = async (outgoing: Outgoing): Promise<Received> => {
    const deadline = startDeadline(timeouts.headers, outgoing);
    try {
      return await exchange(pool, outgoing, deadline);
    } catch (error) {
      if (deadline.hasPassed()) return { kind: "lost", code: "deadline", timedOut: true };
      if (outgoing.signal?.aborted) return { kind: "aborted", reason: outgoing.signal.reason };
      return failure(error);
    } finally {
      deadline.end();
    }
  };
  return { send, close: () => pool.destroy() };
};
