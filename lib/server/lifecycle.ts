import "server-only";
import diagnosticsChannel from "node:diagnostics_channel";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { closeRuntime } from "@/lib/server/connection/runtime";
import { closePool } from "@/lib/server/db/database";
import { problemsOfProcess } from "@/lib/server/env";
import { peerHeader } from "@/lib/server/http/client-address";
import { isDecodable, malformedPath } from "@/lib/server/http/malformed";
import { logger } from "@/lib/server/logger/logger";
import { seedConnection } from "@/lib/server/setup/seed-connection";

/** How long a stop waits for requests under way: an action that Intercom is carrying out should get its outcome stored. */
const longestStopMs = 8000;
const seedPausesMs = [0, 2000, 10_000, 30_000, 60_000] as const;

const servers = new Set<Server>();
let underWay = 0;

type Started = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server: Server;
};

/** What Node documents for this channel. */
const isStarted = (message: unknown): message is Started =>
  typeof message === "object" &&
  message !== null &&
  "request" in message &&
  message.request instanceof IncomingMessage &&
  "response" in message &&
  message.response instanceof ServerResponse &&
  "server" in message &&
  message.server instanceof Server;

/**
 * Runs before anything else sees a request. The address of the other end is written over whatever a client claims, and an
 * address that cannot be decoded is replaced by one that answers 400, because Next answers it with a bare 500.
 */
const onRequest = (message: unknown): void => {
  if (!isStarted(message)) return;
  const { request, response, server } = message;
  servers.add(server);
  underWay += 1;
  response.once("close", () => {
    underWay -= 1;
  });
  request.headers[peerHeader] = request.socket.remoteAddress ?? "unknown";
  if (!isDecodable(request.url ?? "/")) request.url = malformedPath;
};

const stop = async (signal: string): Promise<void> => {
  logger().info({ signal, underWay }, "stopping");
  for (const server of servers) {
    server.close();
    server.closeIdleConnections();
  }
  for (let waited = 0; underWay > 0 && waited < longestStopMs; waited += 20) await pause(20);
  await Promise.allSettled([closeRuntime(), closePool()]);
  process.exit(0);
};

const seed = async (): Promise<void> => {
  for (const ms of seedPausesMs) {
    await pause(ms, undefined, { ref: false });
    try {
      const result = await seedConnection();
      if (result === "connected") logger().info({}, "connected the workspace of INTERCOM_ACCESS_TOKEN");
      return;
    } catch (error) {
      logger().warn({ err: error }, "the workspace of INTERCOM_ACCESS_TOKEN could not be connected");
    }
  }
};

/** Once, when the server starts: refuses wrong settings, and sees to a clean end. */
export const startUp = (): void => {
  const problems = problemsOfProcess();
  if (problems.length > 0) {
    process.stderr.write(`${problems.join("\n")}\n`);
    process.exit(1);
  }
  diagnosticsChannel.subscribe("http.server.request.start", onRequest);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(signal));
  void seed();
};
