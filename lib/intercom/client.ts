import { setTimeout as timer } from "node:timers/promises";
import { isAppError } from "@/lib/core/errors";
import type { Clock } from "@/lib/core/time";
import { checkBaseUrl } from "./base-url";
import { createBreaker } from "./breaker";
import type { CallOptions, IntercomCall } from "./call";
import { createCallLog, type IntercomLogger } from "./call-log";
import { type CallParts, type Ended, limitedError, runCall } from "./call-loop";
import { lost, outcomeUnknown, refusalOf } from "./failures";
import { createLanes, type Sleep } from "./lanes";
import { type Region, regionHosts } from "./regions";
import { createRetryBudget } from "./retry-budget";
import { defaultTimeouts, type Timeouts } from "./timeouts";
import { createTokenCircuit } from "./token-circuit";
import { createTransport } from "./transport";

export type IntercomClientOptions = ({ readonly region: Region } | { readonly baseUrl: string }) & {
  /** A function is asked before every try, so that a rotated token is taken up at once. */
  readonly token: string | (() => string | Promise<string>);
  readonly logger?: IntercomLogger | undefined;
  readonly clock?: Clock | undefined;
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** Told each time Intercom makes us wait; `untilMs` is on the client's clock. */
  readonly onRateLimit?: ((event: { readonly untilMs: number }) => void) | undefined;
  /** Ends after `ms` or, with an AbortError, when the signal does. */
  readonly sleep?: Sleep | undefined;
  /** In [0, 1). */
  readonly random?: (() => number) | undefined;
};

/** What is wrong between us and Intercom just now, for the banner. */
export type IntercomStatus = {
  readonly tokenRejected: boolean;
  /** When Intercom last took the token, in milliseconds on the client's clock; null when it has not, or refused it since. */
  readonly tokenAcceptedAtMs: number | null;
  /** Until when no call goes out, in milliseconds on the client's clock; null when calls go out. */
  readonly rateLimitedUntilMs: number | null;
  readonly unavailable: boolean;
};

/** What Intercom may stop offering while we run. */
export type Capability = "assignmentRules";

export type IntercomClient = {
  /**
   * @throws AppError `bad_request` (an id that is none), `intercom_*`, `conversation_gone`, `not_found`, `not_supported`,
   * and for writes `outcome_unknown` when nobody can tell whether it was done.
   * @throws the signal's own reason when the caller gave up; a write that has gone out is not given up.
   */
  readonly call: <T>(call: IntercomCall<T>, options?: CallOptions) => Promise<T>;
  /** As `call`, for taking something away: null when it was away already. */
  readonly remove: <T>(call: IntercomCall<T>, options?: CallOptions) => Promise<T | null>;
  /** The same client, for somebody: all calls by it are theirs (`CallOptions.who`). */
  readonly for: (who: string) => IntercomClient;
  /** Each is true until Intercom has answered that it is gone, and false from then on. */
  readonly capabilities: Readonly<Record<Capability, boolean>>;
  readonly retire: (capability: Capability) => void;
  readonly status: () => IntercomStatus;
  /** Ends the connections. Calls under way fail. */
  readonly close: () => Promise<void>;
};

const sleepFor: Sleep = (ms, signal) => timer(ms, undefined, signal === undefined ? {} : { signal });

const tokenSource = (token: IntercomClientOptions["token"]): (() => Promise<string>) =>
  typeof token === "string" ? async () => token : async () => token();

const assemble = (options: IntercomClientOptions): CallParts => {
  const base = checkBaseUrl("region" in options ? regionHosts[options.region] : options.baseUrl);
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const clock = options.clock ?? { now: Date.now };
  const sleep = options.sleep ?? sleepFor;
  const random = options.random ?? Math.random;
  return {
    base,
    token: tokenSource(options.token),
    transport: createTransport(base.origin, timeouts),
    timeouts,
    clock,
    sleep,
    random,
    lanes: createLanes({ clock, sleep, random, onRateLimit: options.onRateLimit ?? (() => {}) }),
    breaker: createBreaker(),
    circuit: createTokenCircuit(),
    budget: createRetryBudget(),
    log: createCallLog(options.logger),
  };
};

/** The error of a call that did not end well, whatever stopped it. */
const errorOf = <T>(parts: CallParts, call: IntercomCall<T>, ended: Ended<T>): unknown => {
  const { outcome, before } = ended;
  if (outcome.kind === "done") return undefined;
  const error = outcome.kind === "limited" ? limitedError(parts, outcome.requestId) : outcome.error;
  const leftOpen = outcome.kind === "unknown" || (before.unknown > 0 && outcome.kind !== "refused");
  if (call.retry === "read" || !leftOpen) return error;
  return outcomeUnknown(isAppError(error) ? error : lost("ended"));
};

const wasAway = <T>(call: IntercomCall<T>, { outcome, before }: Ended<T>): boolean => {
  if (outcome.kind !== "refused" || outcome.status !== 404) return false;
  const codes = refusalOf(outcome.error)?.codes ?? [];
  return before.unknown > 0 || codes.some((code) => call.goneCodes?.includes(code) === true);
};

/** @throws AppError `bad_request` when the base address is neither one of Intercom's three hosts nor this machine. */
export const createIntercomClient = (options: IntercomClientOptions): IntercomClient => {
  const parts = assemble(options);
  const capabilities: Record<Capability, boolean> = { assignmentRules: true };
  const fail = <T>(call: IntercomCall<T>, ended: Ended<T>): never => {
    const error = errorOf(parts, call, ended);
    parts.log.failed(call, error);
    throw error;
  };
  const client: IntercomClient = {
    for: (who) => ({
      ...client,
      call: (call, callOptions) => client.call(call, { ...callOptions, who }),
      remove: (call, callOptions) => client.remove(call, { ...callOptions, who }),
    }),
    call: async (call, callOptions) => {
      const ended = await runCall(parts, call, callOptions);
      return ended.outcome.kind === "done" ? ended.outcome.value : fail(call, ended);
    },
    remove: async (call, callOptions) => {
      const ended = await runCall(parts, call, callOptions);
      if (ended.outcome.kind === "done") return ended.outcome.value;
      return wasAway(call, ended) ? null : fail(call, ended);
    },
    capabilities,
    retire: (capability) => {
      capabilities[capability] = false;
    },
    status: () => ({
      tokenRejected: parts.circuit.isOpen(),
      tokenAcceptedAtMs: parts.circuit.acceptedAtMs(),
      rateLimitedUntilMs: parts.lanes.pausedUntilMs(),
      unavailable: parts.breaker.isOpen(),
    }),
    close: async () => {
      parts.lanes.close();
      await parts.transport.close();
    },
  };
  return client;
};
