import { once } from "node:events";
import { createServer } from "node:http";
import { startUp } from "@/lib/server/lifecycle";

/*
 * A process of its own for lifecycle.test.ts: starts as instrumentation.ts does, then serves. /slow answers at
 * SIGUSR2.
 */
startUp();

const released = once(process, "SIGUSR2");

const server = createServer((request, response) => {
  if (request.url !== "/slow") return response.end("ok");
  process.stdout.write("slow has come\n");
  return released.then(() => response.end("finished"));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`port ${typeof address === "object" && address ? address.port : 0}\n`);
});
