// @ts-check
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Commands that need no build tools, so that a server can live with `npm ci --omit=dev`. */
const productionCommands = ["start", "migrate", "reseal", "workspace"];

/**
 * @param {string} version e.g. `v20.20.2`
 * @param {readonly [number, number]} floor
 */
export const isAtLeast = (version, [major, minor]) => {
  const [ours = 0, oursMinor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return ours > major || (ours === major && oursMinor >= minor);
};

/** The one sentence for a Node that cannot even install, or nothing. @param {string} version */
export const nodeProblem = (version) =>
  isAtLeast(version, [20, 0])
    ? undefined
    : `Switchyard needs Node 20 or later, and this is ${version}: install a newer one and start again.`;

/** The Node that does the work: the installed one, else this one where it is new enough. */
const workingNode = () => {
  const installed = path.join(
    root,
    "node_modules",
    ".bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(installed) && spawnSync(installed, ["--version"], { stdio: "ignore" }).status === 0)
    return installed;
  if (isAtLeast(process.version, [22, 19])) return process.execPath;
  throw new Error(
    `npm brought no Node 24 for ${process.platform} on ${process.arch}, and this is ${process.version}: start again with Node 22.19 or later.`,
  );
};

/** @param {readonly string[]} words */
export const runSetup = async (words) => {
  const problem = nodeProblem(process.version);
  if (problem) return fail(problem);
  try {
    ensureInstalled(root, productionCommands.includes(words[0] ?? "") ? "production" : "everything");
    return await runWork(workingNode(), words);
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : String(cause));
  }
};

/** @param {string} message */
const fail = (message) => {
  console.error(message);
  return 1;
};

/**
 * npm passes no kill -9 on, so under npm this stops when npm is gone. (The scripts say `exec node …`, since the shell between
 * would keep a signal to itself.) @param {() => void} stop
 */
const stopWithNpm = (stop) => {
  if (!process.env.npm_lifecycle_event) return;
  const npmProcess = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npmProcess) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
};

/**
 * Passes signals on and takes the result over. The pipe on descriptor 3 is the lifeline: should this process be killed,
 * it closes and the work stops by itself (lifeline.mjs).
 * @param {string} node @param {readonly string[]} words @returns {Promise<number>}
 */
const runWork = (node, words) =>
  new Promise((resolve, reject) => {
    const bin = path.join(root, "node_modules", ".bin");
    const child = spawn(
      node,
      ["--import", "./lib/setup/lifeline.mjs", "--import", "tsx", "lib/setup/cli.ts", ...words],
      {
        cwd: root,
        stdio: ["inherit", "inherit", "inherit", "pipe"],
        env: {
          ...process.env,
          PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`,
          SWITCHYARD_LIFELINE: "3",
          NEXT_TELEMETRY_DISABLED: "1",
        },
      },
    );
    for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
      process.on(name, () => child.kill(name));
    stopWithNpm(() => child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      resolve(code ?? 128 + (os.constants.signals[signal ?? "SIGKILL"] ?? 0)),
    );
  });
