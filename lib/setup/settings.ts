import { existsSync } from "node:fs";
import path from "node:path";
import { type Crew, tailOf } from "@/lib/setup/crew";
import { takeLock } from "@/lib/setup/lock";
import type { VerifyOptions } from "@/lib/setup/options";
import { dataFolder, inRoot } from "@/lib/setup/project";
import { SetupError } from "@/lib/setup/setup-error";
import { startDatabase } from "@/lib/setup/stack";

/** Reads .env into this process's environment; what is set already wins. */
export const loadEnvFile = (): void => {
  const file = inRoot(".env");
  if (existsSync(file)) process.loadEnvFile(file);
};

/** Passes the check of the settings where only the database is still to come. */
const addressToCome = "postgres://127.0.0.1/embedded";

/** Runs a subcommand of lib/server/db/main.ts, and gives what it says. Throws its own sentences, and only those. */
const settle = async (
  crew: Crew,
  task: "check-env" | "migrate" | "connect" | "reseal" | "verify-journal",
  DATABASE_URL: string,
  words: readonly string[] = [],
): Promise<string> => {
  const log = path.join(dataFolder, "start", `${task}.log`);
  const code = await crew.attempt({
    name: task,
    node: ["--conditions=react-server", "--import", "tsx", "lib/server/db/main.ts", task, ...words],
    env: { DATABASE_URL },
    log,
  });
  if (code !== 0) throw new SetupError(tailOf(log));
  return tailOf(log);
};

/** Stops with one sentence for each wrong or missing setting, before anything is started. */
export const checkSettings = async (crew: Crew): Promise<void> => {
  await settle(crew, "check-env", process.env.DATABASE_URL || addressToCome);
};

/** All steps or none, and again at any time. Stops with one sentence where the database cannot be used. */
export const migrateDatabase = async (
  crew: Crew,
  DATABASE_URL: string,
  say: (line: string) => void,
): Promise<void> => say(await settle(crew, "migrate", DATABASE_URL));

/**
 * Stops with one sentence that names the first row of the journal which is not as it was written, or where another number of rows than
 * `older` is from before its chain, or the `noted` row is not the one that it was.
 */
export const verifyJournal = async (
  crew: Crew,
  DATABASE_URL: string,
  { older, noted }: VerifyOptions,
  say: (line: string) => void,
): Promise<void> =>
  say(await settle(crew, "verify-journal", DATABASE_URL, [String(older), ...(noted ? [noted] : [])]));

/** Stops with one sentence where Intercom refuses the token or region of the settings; where there is no token, nothing. */
export const connectWorkspace = async (
  crew: Crew,
  DATABASE_URL: string,
  say: (line: string) => void,
): Promise<void> => {
  if (process.env.INTERCOM_ACCESS_TOKEN) say(await settle(crew, "connect", DATABASE_URL));
};

/** Stops with one sentence where none of the settings' secrets opens the stored token, or an old one is still needed. */
export const resealToken = async (
  crew: Crew,
  DATABASE_URL: string,
  say: (line: string) => void,
): Promise<void> => say(await settle(crew, "reseal", DATABASE_URL));

/**
 * The database that the settings name, or an embedded one that belongs to the process which runs this.
 * @param name folder below .data; one process a folder
 */
export const productionDatabase = async (
  crew: Crew,
  name: string,
  say: (line: string) => void,
): Promise<string> => {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const folder = path.join(dataFolder, name);
  const lock = takeLock(path.join(folder, "launcher.json"), `npm run ${name}`);
  if (lock.kind === "held") {
    throw new SetupError(
      `The database in ${folder} belongs to the running process ${lock.by.pid}: stop it first, or set DATABASE_URL.`,
    );
  }
  crew.atEnd(lock.release);
  say(`DATABASE_URL is not set: using an embedded PostgreSQL with its data in ${folder}.`);
  return startDatabase(crew, { folder: path.join(folder, "postgres"), say });
};
