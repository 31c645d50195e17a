import "server-only";
import http from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";

/** openid-client waits for headers only, and reads whatever comes for as long as it comes. */
const longestMs = 6_000;
const largestBytes = 1_000_000;

/** Ends a connection that lasts too long or brings too much. */
const bound = <T extends Duplex | null | undefined>(socket: T): T => {
  if (!socket) return socket;
  let bytes = 0;
  const timer = setTimeout(() => socket.destroy(new Error("the provider took too long")), longestMs);
  socket.once("close", () => clearTimeout(timer));
  socket.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > largestBytes) socket.destroy(new Error("the provider's answer is too large"));
  });
  return socket;
};

class BoundedHttp extends http.Agent {
  override createConnection(...connect: Parameters<http.Agent["createConnection"]>) {
    return bound(super.createConnection(...connect));
  }
}

class BoundedHttps extends https.Agent {
  override createConnection(...connect: Parameters<https.Agent["createConnection"]>) {
    return bound(super.createConnection(...connect));
  }
}

const agents = { "http:": new BoundedHttp(), "https:": new BoundedHttps() } as const;

/** For the requests of next-auth's library to a provider. The one for https refuses to speak anything else. */
export const agentFor = (issuer: string): http.Agent =>
  new URL(issuer).protocol === "https:" ? agents["https:"] : agents["http:"];
