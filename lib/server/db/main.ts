/*
 * For the start scripts and for people: `node --conditions=react-server --import tsx lib/server/db/main.ts <command>`
 *   migrate    brings the database of DATABASE_URL up to date
 *   demo       makes the demo's members and connects the workspace of INTERCOM_ACCESS_TOKEN
 *   check-env  says what is wrong with the settings
 * Each may be repeated. Exit code 1 and one clear sentence a problem on standard error when it cannot be done.
 */
import { closeRuntime } from "@/lib/server/connection/runtime";
import { closePool } from "@/lib/server/db/database";
import { migrate } from "@/lib/server/db/migrate";
import { problemsOfProcess } from "@/lib/server/env";
import { redactText } from "@/lib/server/logger/redact";
import { createDemoMembers } from "@/lib/server/setup/demo-members";
import { seedDemoConnection } from "@/lib/server/setup/seed-connection";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

class Refusal extends Error {}

const checkEnv = (): void => {
  const problems = problemsOfProcess();
  if (problems.length > 0) throw new Refusal(problems.join("\n"));
};

const runMigrate = async (): Promise<void> => {
  const address = process.env.DATABASE_URL;
  if (!address) throw new Refusal("DATABASE_URL must be set to the address of a PostgreSQL database.");
  const { applied } = await migrate(address);
  say(applied === 0 ? "The database is up to date." : `The database took ${applied} migration(s).`);
};

const runDemo = async (): Promise<void> => {
  checkEnv();
  const made = await createDemoMembers();
  const connection = await seedDemoConnection();
  say(`Demo members: ${made === 0 ? "there already" : `${made} made`}. Workspace: ${connection}.`);
};

const commands: Readonly<Record<string, () => void | Promise<void>>> = {
  migrate: runMigrate,
  demo: runDemo,
  "check-env": checkEnv,
};

const main = async (): Promise<void> => {
  const command = commands[process.argv[2] ?? ""];
  try {
    if (!command) throw new Refusal("Say what to do: migrate, demo or check-env.");
    await command();
  } catch (error) {
    process.stderr.write(`${redactText(error instanceof Error ? error.message : String(error))}\n`);
    process.exitCode = 1;
  } finally {
    await closeRuntime();
    await closePool();
  }
};

await main();
