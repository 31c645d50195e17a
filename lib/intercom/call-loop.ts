import type { AppError } from "@/lib/core/errors";
import type { Clock } from "@/lib/core/time";
import type { Breaker } from "./breaker";
import type { CallOptions, IntercomCall, Lane } from "./call";
import type { CallLog } from "./call-log";
import { rateLimited, resting, tokenRejected } from "./failures";
import type { Lanes, Sleep } from "./lanes";
import { type Outcome, readOutcome } from "./outcome";
import { intercomUrl } from "./path";
import { readRateHeaders } from "./rate-headers";
import { type Attempts, backoffMs, mayRepeat, repeatBudgetMs } from "./retry";
import type { RetryBudget } from "./retry-budget";
import type { Timeouts } from "./timeouts";
import type { TokenCircuit } from "./token-circuit";
import type { Outgoing, Received, Transport } from "./transport";
import { versionOf } from "./versions";

export type CallParts = {
  readonly base: URL;
  readonly token: () => Promise<string>;
  readonly transport: Transport;
  readonly timeouts: Timeouts;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly random: () => number;
  readonly lanes: Lanes;
  readonly breaker: Breaker;
  readonly circuit: TokenCircuit;
  readonly budget: RetryBudget;
  readonly log: CallLog;
};

type Running<T> = {
  readonly call: IntercomCall<T>;
  readonly lane: Lane;
  readonly who: string | undefined;
  readonly startedMs: number;
  readonly totalMs: number;
  /** For reads throughout; for writes only until the first try goes out, which then runs to its end. */
  readonly signal: AbortSignal | undefined;
  /** Spent in the lane, which does not count against the total: what goes out has its time. */
  waitedMs: number;
};

/** How a call ended. `error` is what stopped it before a try; `before` counts the tries before the last. */
export type Ended<T> = {
  readonly outcome: Outcome<T> | { readonly kind: "stopped"; readonly error: unknown };
  readonly before: Attempts;
};

const leastMs = 100;

const isRead = (call: IntercomCall<unknown>): boolean => call.retry === "read";

/** A token that no header can carry would fail with an error that quotes it. */
const isHeaderSafe = (token: string): boolean => /^[\x21-\x7e]+$/.test(token);

const outgoing = <T>(parts: CallParts, running: Running<T>, url: URL, token: string): Outgoing => {
  const { call, startedMs, waitedMs, totalMs } = running;
  const left = totalMs - (parts.clock.now() - startedMs - waitedMs);
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  return {
    method: call.method,
    url,
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      "intercom-version": versionOf(call.operation),
      "user-agent": "switchyard",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body,
    totalMs: Math.max(leastMs, left),
    signal: isRead(call) ? running.signal : undefined,
  };
};

/** @throws AppError when the token is known to be refused or Intercom is left alone just now. */
const passGates = (parts: CallParts, token: string): void => {
  const now = parts.clock.now();
  if (!isHeaderSafe(token) || !parts.circuit.mayTry(token, now)) throw tokenRejected();
  const rest = parts.breaker.waitMs(now);
  if (rest > 0) throw resting(rest);
};

const learn = (parts: CallParts, received: Received, token: string): void => {
  const now = parts.clock.now();
  const rate = received.kind === "answer" ? readRateHeaders(received.headers, now) : null;
  parts.lanes.finished(rate);
  if (received.kind === "answer") {
    if (received.status === 429 && rate !== null) parts.lanes.pause(rate);
    if (received.status === 401) parts.circuit.rejected(token, now);
    else if (received.status < 500) parts.circuit.accepted(token, now);
  }
  if (received.kind === "aborted") parts.breaker.dropped();
  else
    parts.breaker.report(
      received.kind === "answer" ? received.status >= 500 : received.kind !== "too-large",
      now,
    );
};

const attempt = async <T>(
  parts: CallParts,
  running: Running<T>,
  url: URL,
  isFirst: boolean,
): Promise<Outcome<T>> => {
  const { call, lane, startedMs, who } = running;
  const token = await parts.token();
  const waitUntilMs = lane === "batch" ? Number.POSITIVE_INFINITY : startedMs + repeatBudgetMs;
  const signal = isFirst || isRead(call) ? running.signal : undefined;
  const queuedMs = parts.clock.now();
  await parts.lanes.admit(lane, waitUntilMs, signal, who);
  running.waitedMs += parts.clock.now() - queuedMs;
  try {
    passGates(parts, token);
  } catch (error) {
    parts.lanes.unsent(lane, who);
    throw error;
  }
  const sentMs = parts.clock.now();
  const received = await parts.transport.send(outgoing(parts, running, url, token));
  learn(parts, received, token);
  parts.log.attempt(call, received, parts.clock.now() - sentMs);
  return readOutcome(call, received, token);
};

const count = (before: Attempts, outcome: Outcome<unknown>): Attempts =>
  outcome.kind === "unknown"
    ? { ...before, unknown: before.unknown + 1 }
    : { ...before, notCarriedOut: before.notCarriedOut + 1 };

/** A 429 costs no budget: the lane itself holds the repeat back until the next window. */
const repeats = <T>(
  parts: CallParts,
  running: Running<T>,
  outcome: Outcome<T>,
  before: Attempts,
): boolean => {
  if (!mayRepeat(running.call.retry, outcome, before)) return false;
  const now = parts.clock.now();
  if (outcome.kind === "limited") return running.lane !== "prefetch";
  return now - running.startedMs < repeatBudgetMs && parts.budget.take(now);
};

/** Carries a call out, with the repeats that its class allows. */
export const runCall = async <T>(
  parts: CallParts,
  call: IntercomCall<T>,
  options: CallOptions = {},
): Promise<Ended<T>> => {
  const url = intercomUrl(parts.base, call.path, call.query);
  const { readTotal, writeTotal } = parts.timeouts;
  const running: Running<T> = {
    call,
    lane: options.lane ?? "interactive",
    who: options.who,
    startedMs: parts.clock.now(),
    totalMs: isRead(call) ? readTotal : writeTotal,
    signal: options.signal,
    waitedMs: 0,
  };
  parts.budget.called();
  let before: Attempts = { notCarriedOut: 0, unknown: 0 };
  for (let tries = 0; ; tries += 1) {
    try {
      const outcome = await attempt(parts, running, url, tries === 0);
      if (!repeats(parts, running, outcome, before)) return { outcome, before };
      if (outcome.kind !== "limited") {
        await parts.sleep(backoffMs(tries, parts.random), isRead(call) ? running.signal : undefined);
      }
      before = count(before, outcome);
    } catch (error) {
      return { outcome: { kind: "stopped", error }, before };
    }
  }
};

/** What a limited call tells its caller: how long the lane still pauses. */
export const limitedError = (parts: CallParts, requestId: string | undefined): AppError =>
  rateLimited((parts.lanes.pausedUntilMs() ?? parts.clock.now()) - parts.clock.now(), requestId);
