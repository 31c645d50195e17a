import { parseArgs } from "node:util";
import { startDemoWorkspace } from "./server";

const usage =
  "usage: main.ts [--port 4010] [--conversations 2000] [--seed 1] [--token demo-token] [--live] [--record DIR]";

const fail = (message: string): never => {
  console.error(`${message}\n${usage}`);
  process.exit(2);
};

const whole = (name: string, text: string, most: number): number => {
  const value = Number(text);
  return /^\d+$/.test(text) && value <= most ? value : fail(`--${name} must be a whole number up to ${most}`);
};

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        port: { type: "string", default: "4010" },
        conversations: { type: "string", default: "2000" },
        seed: { type: "string", default: "1" },
        token: { type: "string", default: "demo-token" },
        live: { type: "boolean", default: false },
        record: { type: "string" },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};

const options = readOptions();
const startedAt = performance.now();
try {
  const conversations = whole("conversations", options.conversations, 200_000);
  const workspace = await startDemoWorkspace({
    port: whole("port", options.port, 65_535),
    conversations,
    seed: whole("seed", options.seed, Number.MAX_SAFE_INTEGER),
    token: options.token,
    live: options.live,
    recordDir: options.record,
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `demo workspace ready at ${workspace.url} with ${conversations} conversations after ${seconds} s (token ${workspace.token})`,
  );
  const stop = (): void => {
    workspace.close().finally(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  fail(`The demo workspace could not start: ${error instanceof Error ? error.message : String(error)}`);
}
