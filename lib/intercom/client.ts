import type { Clock } from "@/lib/core/time";
import type { CallOptions, IntercomCall } from "./call";
import type { Region } from "./regions";

export type IntercomLogger = {
  readonly debug: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
};

/** All in milliseconds. */
export type Timeouts = {
  readonly connect: number;
  readonly headers: number;
  readonly readTotal: number;
  readonly writeTotal: number;
};

export type IntercomClientOptions = ({ readonly region: Region } | { readonly baseUrl: string }) & {
  /** A function is asked before every call, so that a rotated token is taken up at once. */
  readonly token: string | (() => string | Promise<string>);
  readonly logger?: IntercomLogger | undefined;
  readonly clock?: Clock | undefined;
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** Told each time Intercom has made a lane wait; `untilMs` is on the client's clock. */
  readonly onRateLimit?: ((event: { readonly untilMs: number }) => void) | undefined;
  /** Ends at `ms` or, with an AbortError, when the signal does. Only tests replace it. */
  readonly sleep?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** In [0, 1). Only tests replace it. */
  readonly random?: (() => number) | undefined;
};

/** What is wrong between us and Intercom just now, for the banner. */
export type IntercomStatus = {
  readonly tokenRejected: boolean;
  /** Until when no call goes out, in milliseconds on the client's clock; null when calls go out. */
  readonly rateLimitedUntilMs: number | null;
  readonly unavailable: boolean;
};

export type IntercomClient = {
  readonly call: <T>(call: IntercomCall<T>, options?: CallOptions) => Promise<T>;
  /** As `call`, for taking something away: null when it was away already. */
  readonly remove: <T>(call: IntercomCall<T>, options?: CallOptions) => Promise<T | null>;
  /** Turns false, and stays so, once Intercom answers that it no longer knows assignment rules. */
  readonly capabilities: { readonly assignmentRules: boolean };
  readonly status: () => IntercomStatus;
  /** Ends the connections. Calls under way fail. */
  readonly close: () => Promise<void>;
};

/**
 * @throws AppError `bad_request` when the base address is neither one of Intercom's three hosts nor this machine.
 */
export const createIntercomClient = (_options: IntercomClientOptions): IntercomClient => {
  throw new Error("being written");
};
