import "server-only";
import { env } from "@/lib/server/env";

/** Set on every request by our own server from the socket (instrumentation.ts); whatever a client sends under it is overwritten. */
export const peerHeader = "x-switchyard-peer";

/**
 * Where a request comes from, for limits. `X-Forwarded-For` is believed only as far as there are proxies of ours in front
 * (`SWITCHYARD_PROXY_HOPS`), counted from the end, because everything before is the client's own writing.
 */
export const clientAddress = (headers: Headers): string => {
  const { proxyHops } = env();
  const peer = headers.get(peerHeader) ?? "unknown";
  if (proxyHops === 0) return peer;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops.at(-proxyHops) || peer;
};
