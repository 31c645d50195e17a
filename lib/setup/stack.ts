import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Crew, Environment, Member } from "@/lib/setup/crew";
import { listenProblem } from "@/lib/setup/ports";
import { startPostgres } from "@/lib/setup/postgres/server";
import { SetupError } from "@/lib/setup/setup-error";

/** The token that the demo workspace takes; it opens nothing else. */
export const demoToken = "demo-token";

const loopback = "127.0.0.1";

const tries = 30;
const betweenTriesMs = 100;

const loopback6 = "::1";

/** Browsers try both loopback addresses for `localhost`, so another program on the other one would be what people see. */
const problemOn = async (port: number, host: string | undefined): Promise<string | undefined> => {
  const problem = await listenProblem(port, host);
  if (problem !== undefined || host !== loopback) return problem;
  return (await listenProblem(port, loopback6)) === "EADDRINUSE" ? "EADDRINUSE" : undefined;
};

/** The servers of a start that was killed a moment ago need another moment to end. */
const lastingProblem = async (port: number, host: string | undefined): Promise<string | undefined> => {
  for (let left = tries; ; left -= 1) {
    const problem = await problemOn(port, host);
    if (problem !== "EADDRINUSE" || left === 0) return problem;
    await pause(betweenTriesMs);
  }
};

/** One sentence, before anything is started, where nothing of ours can listen on the port. */
export const requireFreePort = async (port: number, option: string, host?: string): Promise<void> => {
  const problem = await lastingProblem(port, host);
  if (problem === undefined) return;
  const another = `choose another with "-- ${option} <port>"`;
  if (problem === "EADDRINUSE")
    throw new SetupError(`Port ${port} is in use: stop what uses it, or ${another}.`);
  if (problem === "EACCES")
    throw new SetupError(`Only the administrator may use port ${port} on this machine: ${another}.`);
  throw new SetupError(
    `--host ${host ?? ""} is no address of this machine that a server can listen on (${problem}).`,
  );
};

/** A secret of this folder's own, made once and readable for its owner only. */
export const ownSecret = (folder: string): string => {
  const file = path.join(folder, "secret");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
};

/** Starts the PostgreSQL of `folder`, makes it a member of the crew, and gives the address of its database `switchyard`. */
export const startDatabase = async (
  crew: Crew,
  options: { readonly folder: string; readonly durable?: boolean; readonly say: (line: string) => void },
): Promise<string> => {
  const server = await startPostgres(options);
  crew.atEnd(server.stop);
  crew.watch("The database", server.logFile, server.untilGone());
  if (server.reused)
    options.say(`Found the database of an earlier start still running (process ${server.pid}).`);
  return server.database("switchyard");
};

export type WorkspaceStart = {
  readonly port: number;
  readonly conversations: number;
  readonly seed: number;
  readonly live?: boolean;
  /** What it takes instead of `demoToken`. */
  readonly token?: string;
  /** Folder for every exchange, for the contract check. */
  readonly record?: string | undefined;
  readonly log?: string | undefined;
};

export type Workspace = Member & { readonly url: string };

export const startWorkspace = (crew: Crew, start: WorkspaceStart): Workspace => {
  const options = {
    "--port": String(start.port),
    "--conversations": String(start.conversations),
    "--seed": String(start.seed),
    ...(start.token === undefined ? {} : { "--token": start.token }),
    ...(start.record === undefined ? {} : { "--record": start.record }),
  };
  const member = crew.start({
    name: "The demo workspace",
    node: [
      "--import",
      "tsx",
      "lib/demo/main.ts",
      ...Object.entries(options).flat(),
      ...(start.live ? ["--live"] : []),
    ],
    log: start.log,
  });
  return { ...member, url: `http://${loopback}:${start.port}` };
};

type AppSettings = {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly url: string;
  readonly intercomUrl: string;
};

/**
 * What an app reads that nobody has set up yet, with a demo workspace for Intercom. The person's own Intercom settings, also
 * those in .env, must not reach it.
 */
export const newEnvironment = (settings: AppSettings): Environment => ({
  DATABASE_URL: settings.databaseUrl,
  SWITCHYARD_SECRET: settings.secret,
  SWITCHYARD_OLD_SECRETS: "",
  SWITCHYARD_URL: settings.url,
  SWITCHYARD_DEMO: "",
  SWITCHYARD_PROXY_HOPS: "",
  SWITCHYARD_HOLD_MS: "",
  SWITCHYARD_LOG_LEVEL: "",
  INTERCOM_ACCESS_TOKEN: "",
  INTERCOM_REGION: "",
  INTERCOM_API_URL: settings.intercomUrl,
  SWITCHYARD_OIDC_ISSUER: "",
  SWITCHYARD_OIDC_CLIENT_ID: "",
  SWITCHYARD_OIDC_CLIENT_SECRET: "",
  SWITCHYARD_OIDC_NAME: "",
  INTERCOM_CLIENT_ID: "",
  INTERCOM_CLIENT_SECRET: "",
  INTERCOM_OAUTH_URL: "",
});

/** Everything that the demo's app reads. */
export const demoEnvironment = (settings: AppSettings): Environment => ({
  ...newEnvironment(settings),
  SWITCHYARD_DEMO: "1",
  INTERCOM_ACCESS_TOKEN: demoToken,
  INTERCOM_REGION: "eu",
  // The app that the demo workspace knows.
  INTERCOM_CLIENT_ID: "demo-app",
  INTERCOM_CLIENT_SECRET: "demo-app-secret",
  INTERCOM_OAUTH_URL: settings.intercomUrl,
});

/** Runs a subcommand of lib/server/db/main.ts, which may load files that only a server may. */
export const runServerTask = (
  crew: Crew,
  task: "migrate" | "demo",
  env: Environment,
  log?: string,
): Promise<void> =>
  crew.run({
    name: {
      migrate: "Bringing the database up to date",
      demo: "Adding the demo's members",
    }[task],
    node: ["--conditions=react-server", "--import", "tsx", "lib/server/db/main.ts", task],
    env,
    log,
  });

/** The production server. Its own stop handler does the rest on SIGTERM, hence the variable. */
export const startApp = (
  crew: Crew,
  options: {
    readonly port: number;
    readonly host: string | undefined;
    readonly env: Environment;
    readonly log?: string | undefined;
  },
): Member =>
  crew.start({
    name: "The app",
    node: [
      ...["node_modules/next/dist/bin/next", "start", "--port", String(options.port)],
      ...(options.host === undefined ? [] : ["--hostname", options.host]),
      // Whoever stands in front keeps connections for a minute: a server that hangs up sooner breaks the request that comes just then.
      ...["--keepAliveTimeout", "65000"],
    ],
    env: { ...options.env, NODE_ENV: "production", NEXT_MANUAL_SIG_HANDLE: "true" },
    log: options.log,
  });
