import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { PUT as putConnection } from "@/app/api/connection/route";
import { GET as getQueue } from "@/app/api/queue/route";
import { env } from "@/lib/server/env";
import type { RouteMethod } from "@/lib/server/http/handle";
import { startUp } from "@/lib/server/lifecycle";

/*
 * A server of its own for tests that need several of them on one database: starts as instrumentation.ts does, then serves some
 * routes as Next does.
 */
startUp();

const routes: Readonly<Record<string, RouteMethod>> = {
  "GET /api/queue": getQueue,
  "PUT /api/connection": putConnection,
};

const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const url = new URL(incoming.url ?? "/", env().url);
  const { method = "GET" } = incoming;
  const body = await buffer(incoming);
  const request = new Request(url, {
    method,
    headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
  const response = await routes[`${method} ${url.pathname}`]?.(request, { params: Promise.resolve({}) });
  outgoing.writeHead(response?.status ?? 404).end(await response?.text());
};

const server = createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch(() => outgoing.destroy());
});
server.keepAliveTimeout = 65_000;
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
process.stdout.write(`port ${typeof address === "object" && address ? address.port : 0}\n`);
