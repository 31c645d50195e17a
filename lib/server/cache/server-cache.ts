import "server-only";
import { LRUCache } from "lru-cache";
import { type ErrorCode, isAppError } from "@/lib/core/errors";
import type { Clock } from "@/lib/core/time";
import type { CacheOptions, CacheRead, ServerCache } from "./cache";
import { type Flight, takeOff } from "./flight";

/** Failures that say nothing about what was asked for, so that what is known may still be shown. */
const outages: readonly ErrorCode[] = [
  "intercom_unavailable",
  "intercom_timeout",
  "intercom_rate_limited",
  "intercom_invalid_response",
];

export const isOutage = (error: unknown): boolean => isAppError(error) && outages.includes(error.code);

type Entry = { readonly value: unknown; readonly fetchedAtMs: number; readonly expired?: true };

/**
 * The only cast of the cache: a key names its kind of value, so what was stored under it has the type that its reader asks for.
 */
const asRead = <T>(entry: Entry, stale: boolean): CacheRead<T> => ({
  value: entry.value as T,
  fetchedAtMs: entry.fetchedAtMs,
  stale,
});

/** Kept in memory, the least lately used beyond `maxEntries` forgotten. */
export const createServerCache = ({
  clock,
  maxEntries,
}: {
  readonly clock: Clock;
  readonly maxEntries: number;
}): ServerCache => {
  const entries = new LRUCache<string, Entry>({ max: maxEntries });
  const flights = new Map<string, Flight>();

  const flightFor = (key: string, load: (signal: AbortSignal) => Promise<unknown>): Flight => {
    const known = flights.get(key);
    if (known) return known;
    const flight = takeOff(load, (end) => {
      // A key that was dropped or written meanwhile has another flight or none: this one's news is old.
      if (flights.get(key) !== flight) return;
      flights.delete(key);
      if (end === "abandoned") return;
      if ("value" in end) entries.set(key, { value: end.value, fetchedAtMs: clock.now() });
      else if (!isOutage(end.error)) entries.delete(key);
    });
    flights.set(key, flight);
    return flight;
  };

  const ask = async (
    key: string,
    load: (signal: AbortSignal) => Promise<unknown>,
    known: Entry | undefined,
    signal?: AbortSignal,
  ): Promise<{ entry: Entry; stale: boolean }> => {
    try {
      const value = await flightFor(key, load).join(signal);
      return { entry: entries.get(key) ?? { value, fetchedAtMs: clock.now() }, stale: false };
    } catch (error) {
      if (!known || !isOutage(error)) throw error;
      return { entry: known, stale: true };
    }
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
    const usable = entry && ageMs <= (options.freshSeconds + options.staleSeconds) * 1000 ? entry : undefined;
    if (usable && !isWanted && !options.waitWhenStale) {
      flightFor(key, load).pin();
      return asRead(usable, true);
    }
    const answer = await ask(key, load, usable, signal);
    return asRead(answer.entry, answer.stale);
  };

  const forget = (key: string) => {
    entries.delete(key);
    flights.delete(key);
  };

  return {
    read,
    peek: (key) => {
      const entry = entries.peek(key);
      return entry ? asRead(entry, false) : null;
    },
    write: (key, value) => {
      forget(key);
      entries.set(key, { value, fetchedAtMs: clock.now() });
    },
    expire: (key) => {
      const entry = entries.peek(key);
      forget(key);
      if (entry) entries.set(key, { ...entry, expired: true });
    },
    drop: (...prefixes) => {
      for (const key of [...entries.keys(), ...flights.keys()]) {
        if (prefixes.some((prefix) => key.startsWith(prefix))) forget(key);
      }
    },
  };
};
