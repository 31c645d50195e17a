import "server-only";
import type { Region } from "@/lib/api/limits";
import { createIntercomClient, type IntercomClient } from "@/lib/intercom/client";
import type { ServerCache } from "@/lib/server/cache/cache";
import { createServerCache } from "@/lib/server/cache/server-cache";
import { systemClock } from "@/lib/server/clock";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/logger/logger";
import { neverShow } from "@/lib/server/logger/redact";
import { openToken } from "./store";

type Kept = { readonly stamp: string; readonly client: IntercomClient };

// On globalThis, because pages and routes are bundled apart and must share one set of connections and one cache.
const shared: typeof globalThis & { switchyardIntercom?: Kept; switchyardCache?: ServerCache } = globalThis;

/** Whole lists and conversations, and a small entry for each contact whose name was asked for. */
const mostCached = 2000;
const mostCachedBytes = 64 * 1024 * 1024;

/** A client for one token that is not stored (yet). The caller closes it. */
export const clientForToken = (region: Region, token: string): IntercomClient => {
  neverShow(token);
  const { intercomApiUrl } = env();
  return createIntercomClient({
    ...(intercomApiUrl === null ? { region } : { baseUrl: intercomApiUrl }),
    token,
    logger: logger(),
    clock: systemClock,
  });
};

/** Opens the vault once, on the first call, and again after a failure. */
const tokenOnDemand = (): (() => Promise<string>) => {
  let opening: Promise<string> | null = null;
  return () => {
    opening ??= openToken().then(
      (token) => {
        neverShow(token);
        return token;
      },
      (error: unknown) => {
        opening = null;
        throw error;
      },
    );
    return opening;
  };
};

/**
 * The one client of this process for the stored connection. A new token (`tokenVersion`) makes a new client; calls that
 * are under way with the old one are let finish.
 */
export const intercomFor = (connection: {
  readonly id: string;
  readonly region: Region;
  readonly tokenVersion: number;
}): IntercomClient => {
  const { intercomApiUrl, databaseUrl } = env();
  const stamp = [databaseUrl, connection.id, connection.region, connection.tokenVersion, intercomApiUrl].join(
    " ",
  );
  const kept = shared.switchyardIntercom;
  if (kept?.stamp === stamp) return kept.client;
  const client = createIntercomClient({
    ...(intercomApiUrl === null ? { region: connection.region } : { baseUrl: intercomApiUrl }),
    token: tokenOnDemand(),
    logger: logger(),
    clock: systemClock,
  });
  shared.switchyardIntercom = { stamp, client };
  if (kept) retire(kept.client);
  return client;
};

/** Longer than any call may last. */
const retireAfterMs = 60_000;

const retire = (client: IntercomClient): void => {
  setTimeout(() => void client.close().catch(() => undefined), retireAfterMs).unref();
};

/** The one cache of this process. */
export const sharedCache = (): ServerCache => {
  shared.switchyardCache ??= createServerCache({
    clock: systemClock,
    maxEntries: mostCached,
    maxBytes: mostCachedBytes,
  });
  return shared.switchyardCache;
};

/** Ends the connections to Intercom and forgets what is cached: for the end of the process and of a test. */
export const closeRuntime = async (): Promise<void> => {
  const kept = shared.switchyardIntercom;
  delete shared.switchyardIntercom;
  delete shared.switchyardCache;
  await kept?.client.close();
};
