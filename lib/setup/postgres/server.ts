import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, openSync, readFileSync } from "node:fs";
import { chmod, chown, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { withMutex } from "@/lib/setup/lock";
import { freePort } from "@/lib/setup/ports";
import { type PostgresHome, possibleDataFolders, postgresHome } from "@/lib/setup/postgres/home";
import { answers, ask, databaseUrl, isServing, readPostmaster } from "@/lib/setup/postgres/postmaster";
import { SetupError } from "@/lib/setup/setup-error";

export type PostgresServer = {
  readonly pid: number;
  readonly port: number;
  /** True where a living server was found, whose launcher had died. */
  readonly reused: boolean;
  /** `postgres://…` of a database on this server; it carries the password. */
  readonly url: (database: string) => string;
  /** Makes the database where it does not exist yet and gives its address. */
  readonly database: (name: string) => Promise<string>;
  /** Ends the server and waits until it is gone. Safe to call twice. */
  readonly stop: () => Promise<void>;
  /** Resolves, within a second or so, once the server is gone, whatever ended it. Holds no process alive. */
  readonly untilGone: () => Promise<void>;
  /** What the server itself writes. */
  readonly logFile: string;
};

export type PostgresOptions = {
  /** Absolute; made where missing. */
  readonly folder: string;
  /** False only for tests: the server then does not wait for the disk. */
  readonly durable?: boolean;
  readonly say?: (line: string) => void;
};

/**
 * Starts the PostgreSQL of a folder on 127.0.0.1 and an ephemeral port, or finds it where it still runs. The server
 * outlives this process: whoever started it calls `stop`. Two processes may call this at the same time.
 */
export const startPostgres = async (options: PostgresOptions): Promise<PostgresServer> => {
  const say = options.say ?? (() => undefined);
  const home = await postgresHome(options.folder, say);
  return withMutex(path.join(options.folder, "starting.json"), async () => {
    const password = await ownPassword(home);
    await initialise(home, password, say);
    const running = await findRunning(home, password);
    if (running) return serverOf(home, password, running, true);
    return serverOf(home, password, await launch(home, password, options.durable ?? true), false);
  });
};

const ownPassword = async ({ passwordFile, data }: PostgresHome): Promise<string> => {
  if (existsSync(passwordFile)) return readFileSync(passwordFile, "utf8").trim();
  if (existsSync(path.join(data, "PG_VERSION"))) {
    throw new SetupError(
      `${passwordFile} is gone, so the data in ${data} cannot be opened: restore it or move that folder away.`,
    );
  }
  const password = randomBytes(24).toString("hex");
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  return password;
};

/** Nothing of ours: PostgreSQL reads PG… variables, and its messages are looked into. */
const bareEnvironment = { PATH: process.env.PATH, LC_ALL: "C", NODE_ENV: process.env.NODE_ENV };

/** Fills an empty data folder. The work is done beside it and renamed, so a half-made one is never opened. */
const initialise = async (home: PostgresHome, password: string, say: (line: string) => void) => {
  if (existsSync(path.join(home.data, "PG_VERSION"))) return;
  say("Making a new database.");
  const fresh = path.join(home.data, "new");
  const passwordFile = path.join(home.data, "password");
  await rm(fresh, { recursive: true, force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (home.account) await chown(passwordFile, home.account.uid, home.account.gid);
  const { status, stderr, error } = spawnSync(
    home.binaries.initdb,
    [
      ...[
        "-D",
        fresh,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
      ],
      ...["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ],
    { ...home.account, cwd: "/", encoding: "utf8", env: bareEnvironment },
  );
  await rm(passwordFile, { force: true });
  if (status !== 0) {
    throw new SetupError(
      `PostgreSQL could not make its data folder ${home.data}: ${error?.message ?? stderr.trim()}`,
    );
  }
  const unfinished = `${home.data}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await rename(fresh, unfinished);
  await rm(home.data, { recursive: true, force: true });
  await rename(unfinished, home.data);
  await chmod(home.data, 0o700);
};

const waitSeconds = 60;

/** A server whose launcher died keeps its port and its password. One that is only starting or stopping is waited for. */
const findRunning = async (home: PostgresHome, password: string) => {
  for (let tries = 0; tries < waitSeconds * 10; tries += 1) {
    const found = readPostmaster(home.data);
    if (!found) return undefined;
    if (!isServing(found.pid, home.data)) {
      // PostgreSQL trusts the id in this file; where another process got that id, it would refuse to start for ever.
      await rm(path.join(home.data, "postmaster.pid"), { force: true });
      return undefined;
    }
    if (found.port > 0 && (await answers(found.port, password))) return found;
    await pause(100);
  }
  throw new SetupError(`A PostgreSQL runs on ${home.data} but does not answer: see ${home.logFile}.`);
};

const quick = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];

const launch = async (home: PostgresHome, password: string, durable: boolean) => {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const log = openSync(home.logFile, "w", 0o600);
    const child = spawn(
      home.binaries.postgres,
      [
        ...[
          "-D",
          home.data,
          "-p",
          String(port),
          "-c",
          "listen_addresses=127.0.0.1",
          "-c",
          "unix_socket_directories=",
        ],
        ...["-c", "max_connections=200", ...(durable ? [] : quick)],
      ],
      // Its own process group: Ctrl-C must reach the app first and the database last.
      {
        ...home.account,
        cwd: "/",
        detached: true,
        stdio: ["ignore", log, log],
        env: bareEnvironment,
      },
    );
    let ended = false;
    child.once("error", () => {
      ended = true;
    });
    child.once("exit", () => {
      ended = true;
    });
    child.unref();
    for (let tries = 0; !ended && tries < waitSeconds * 20; tries += 1) {
      if (child.pid && (await answers(port, password))) return { pid: child.pid, port };
      await pause(50);
    }
    // Another program may have taken the port, and processes of a killed server need a moment to let go of its memory.
    if (attempt === 5)
      throw new SetupError(`PostgreSQL did not start: ${lastLine(home.logFile)} (all in ${home.logFile})`);
    await pause(1_000);
  }
};

const lastLine = (file: string): string => readFileSync(file, "utf8").trim().split("\n").at(-1) ?? "";

const serverOf = (
  home: PostgresHome,
  password: string,
  { pid, port }: { pid: number; port: number },
  reused: boolean,
): PostgresServer => {
  const url = (name: string) => databaseUrl(port, password, name);
  return {
    pid,
    port,
    reused,
    url,
    database: async (name) => {
      const known = await ask(port, password, "select 1 from pg_database where datname = $1", [name]);
      if (known.length === 0) await ask(port, password, `create database "${name.replaceAll('"', '""')}"`);
      return url(name);
    },
    stop: async () => stopServer(home.data, pid),
    untilGone: async () => {
      while (isServing(pid, home.data)) await pause(watchMs, undefined, { ref: false });
    },
    logFile: home.logFile,
  };
};

const watchMs = 1_000;

/** Fast shutdown: sessions are cut, everything acknowledged is on the disk. */
const stopServer = async (data: string, pid: number) => {
  for (let tries = 0; isServing(pid, data); tries += 1) {
    if (tries === 0) signal(pid, "SIGINT");
    if (tries === 200) signal(pid, "SIGQUIT");
    if (tries === 400) throw new SetupError(`PostgreSQL (process ${pid}) on ${data} does not stop.`);
    await pause(50);
  }
};

const signal = (pid: number, name: NodeJS.Signals) => {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already, which is what was wanted.
  }
};

/** Ends the server of a folder wherever it was started, if one runs. */
export const stopPostgresOf = async (folder: string): Promise<void> => {
  for (const data of possibleDataFolders(folder)) {
    const found = readPostmaster(data);
    if (found) await stopServer(data, found.pid);
  }
};
