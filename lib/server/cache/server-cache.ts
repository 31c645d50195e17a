import "server-only";
import { LRUCache } from "lru-cache";
import { type ErrorCode, isAppError } from "@/lib/core/errors";
import type { Clock } from "@/lib/core/time";
import type { CacheOptions, CacheRead, ServerCache } from "./cache";
import { type Flight, takeOff } from "./flight";
import { roughBytes } from "./rough-bytes";

/** Failures that say nothing about what was asked for, so that what is known may still be shown. */
const outages: readonly ErrorCode[] = [
  "intercom_unavailable",
  "intercom_timeout",
  "intercom_rate_limited",
  "intercom_invalid_response",
];

export const isOutage = (error: unknown): boolean => isAppError(error) && outages.includes(error.code);

type Known = { readonly value: unknown; readonly fetchedAtMs: number };
type Entry = Known & { readonly bytes: number; expired: boolean };
/** `outdated`: its key was expired or written since it began, so that what it brings is older than what is known. */
type Running = { readonly flight: Flight; readonly startedMs: number; outdated: boolean };

/**
 * The only cast of the cache: a key names its kind of value, so what was stored under it has the type that its reader asks for.
 */
const asRead = <T>(known: Known, stale: boolean): CacheRead<T> => ({
  value: known.value as T,
  fetchedAtMs: known.fetchedAtMs,
  stale,
});

export type ServerCacheOptions = {
  readonly clock: Clock;
  readonly maxEntries: number;
  /** About; see `roughBytes`. */
  readonly maxBytes: number;
};

/** Kept in memory, the least lately used beyond either limit forgotten; what is larger than all of it is not kept at all. */
export const createServerCache = ({ clock, maxEntries, maxBytes }: ServerCacheOptions): ServerCache => {
  const entries = new LRUCache<string, Entry>({
    max: maxEntries,
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }, key) => bytes + 2 * key.length,
  });
  const flights = new Map<string, Running>();

  const keep = (key: string, value: unknown, fetchedAtMs: number): void => {
    entries.set(key, { value, fetchedAtMs, bytes: roughBytes(value), expired: false });
  };

  const runningFor = (key: string, load: (signal: AbortSignal) => Promise<unknown>): Running => {
    const known = flights.get(key);
    if (known) return known;
    const startedMs = clock.now();
    const flight = takeOff(load, (end) => {
      if (running.outdated) return;
      flights.delete(key);
      if (end === "abandoned") return;
      if ("value" in end) keep(key, end.value, startedMs);
      else if (!isOutage(end.error)) entries.delete(key);
    });
    const running: Running = { flight, startedMs, outdated: false };
    flights.set(key, running);
    return running;
  };

  /** A load that was overtaken is made once more, so that nobody is told what was before an action that has ended. */
  const ask = async (
    key: string,
    load: (signal: AbortSignal) => Promise<unknown>,
    signal: AbortSignal | undefined,
    isSecond = false,
  ): Promise<{ readonly known: Known; readonly stale: boolean }> => {
    const running = runningFor(key, load);
    const value = await running.flight.join(signal);
    const brought = { value, fetchedAtMs: running.startedMs };
    if (!running.outdated) return { known: brought, stale: false };
    const written = entries.get(key);
    if (written && !written.expired) return { known: written, stale: false };
    return isSecond ? { known: brought, stale: true } : ask(key, load, signal, true);
  };

  const read = async <T>(
    key: string,
    options: CacheOptions,
    load: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<CacheRead<T>> => {
    signal?.throwIfAborted();
    const entry = entries.get(key);
    const ageMs = entry ? clock.now() - entry.fetchedAtMs : 0;
    const isWanted = options.refresh || entry?.expired;
    if (entry && !isWanted && ageMs <= options.freshSeconds * 1000) return asRead(entry, false);
    const { freshSeconds, staleSeconds, outageSeconds = staleSeconds } = options;
    const isShowable = ageMs <= (freshSeconds + staleSeconds) * 1000;
    if (entry && isShowable && !isWanted && !options.waitWhenStale) {
      runningFor(key, load).flight.pin();
      return asRead(entry, true);
    }
    const usable = entry && ageMs <= (freshSeconds + outageSeconds) * 1000 ? entry : undefined;
    try {
      const { known, stale } = await ask(key, load, signal);
      return asRead(known, stale);
    } catch (error) {
      if (!usable || !isOutage(error)) throw error;
      return asRead(usable, true);
    }
  };

  const overtake = (key: string): void => {
    const running = flights.get(key);
    if (running) running.outdated = true;
    flights.delete(key);
  };

  return {
    read,
    peek: (key) => {
      const entry = entries.peek(key);
      return entry ? asRead(entry, false) : null;
    },
    write: (key, value, asOfMs = clock.now()) => {
      overtake(key);
      keep(key, value, asOfMs);
    },
    forget: (...prefixes) => {
      const isMeant = (key: string): boolean => prefixes.some((prefix) => key.startsWith(prefix));
      for (const key of [...entries.keys()].filter(isMeant)) entries.delete(key);
      for (const key of [...flights.keys()].filter(isMeant)) overtake(key);
    },
    expire: (...prefixes) => {
      const isMeant = (key: string): boolean => prefixes.some((prefix) => key.startsWith(prefix));
      for (const [key, entry] of entries.entries()) if (isMeant(key)) entry.expired = true;
      for (const key of [...flights.keys()]) if (isMeant(key)) overtake(key);
    },
  };
};
