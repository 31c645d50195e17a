/*
 * For the start scripts and for people: `node --conditions=react-server --import tsx lib/server/db/main.ts <command>`
 *   migrate    brings the database of DATABASE_URL up to date
 *   connect    connects the workspace of INTERCOM_ACCESS_TOKEN where none is; Intercom out of reach is no failure
 *   demo       makes the demo's members and connects the workspace of INTERCOM_ACCESS_TOKEN
 *   reseal     seals the stored token with today's secret, and says whether an old one is still needed
 *   check-env  says what is wrong with the settings
 *   verify-journal  names the first row of the journal that is not as it was written
 * Each may be repeated. Exit code 1 and one clear sentence a problem on standard error when it cannot be done.
 */
import { isAppError } from "@/lib/core/errors";
import { sealWithCurrentKey } from "@/lib/server/connection/key-use";
import { closeRuntime } from "@/lib/server/connection/runtime";
import { closePool, sqlStateOf } from "@/lib/server/db/database";
import { migrate } from "@/lib/server/db/migrate";
import { env, knownSecrets, problemsOfProcess } from "@/lib/server/env";
import { type Verdict, verifyJournal } from "@/lib/server/journal/verify-journal";
import { hideSettings } from "@/lib/server/logger/hide-settings";
import { redactText } from "@/lib/server/logger/redact";
import { createDemoMembers } from "@/lib/server/setup/demo-members";
import { seedConnection, seedDemoConnection } from "@/lib/server/setup/seed-connection";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Its sentence is our own and holds no value of any setting. */
class Refusal extends Error {}

const messageOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.message;
  return redactText(error instanceof Error ? error.message : String(error));
};

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

/** The setting that Intercom refused, by the field that the same check names on the set-up page. */
const settingOf = (field: string | undefined): string =>
  field === "region" ? "INTERCOM_REGION" : "INTERCOM_ACCESS_TOKEN";

const runConnect = async (): Promise<void> => {
  checkEnv();
  try {
    say(`Workspace: ${await seedConnection()}.`);
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === "invalid_input")
      throw new Refusal(`${settingOf(error.fields?.[0]?.path)}: ${error.message}`);
    if (!error.code.startsWith("intercom_")) throw error;
    // Nothing is known about the token then; the server asks again when it runs.
    say("Intercom cannot be asked just now whether it takes INTERCOM_ACCESS_TOKEN.");
  }
};

const runDemo = async (): Promise<void> => {
  checkEnv();
  const made = await createDemoMembers();
  const connection = await seedDemoConnection();
  say(`Demo members: ${made === 0 ? "there already" : `${made} made`}. Workspace: ${connection}.`);
};

const runReseal = async (): Promise<void> => {
  checkEnv();
  const use = await sealWithCurrentKey();
  const sealed = use === null ? "No access token is stored." : `Key ${use.keyId} seals the access token.`;
  if (use?.isCurrent === false)
    throw new Refusal(`${sealed} That is an old one: a process with it still runs. Keep it, and try again.`);
  const advice =
    env().oldSecrets.length === 0
      ? "No old secret is set."
      : "No old secret is needed for it. SWITCHYARD_OLD_SECRETS can be removed twelve hours after the change, when the last session has ended that an old one signed.";
  say(`${sealed} ${advice}`);
};

const undefinedTable = "42P01";

const readVerdict = async (): Promise<Verdict> => {
  try {
    return await verifyJournal(knownSecrets());
  } catch (error) {
    if (sqlStateOf(error) !== undefinedTable) throw error;
    throw new Refusal("This database has no journal that can be checked: run npm run db:migrate first.");
  }
};

const runVerifyJournal = async (): Promise<void> => {
  checkEnv();
  const verdict = await readVerdict();
  if (verdict.kind === "whole") {
    const { rows, older, end } = verdict;
    say(`${rows} ${rows === 1 ? "row" : "rows"}, all as they were written.`);
    if (older > 0) say(`${older} older, from before the chain: nobody can tell whether they were changed.`);
    if (end) say(`The last one is ${end.seq}, ${end.hash}.`);
    return;
  }
  const action = verdict.journalId === null ? "" : ` (action ${verdict.journalId})`;
  const place = `row ${verdict.seq}${action}: ${verdict.what}.`;
  throw new Refusal(
    verdict.kind === "touched"
      ? `The journal was touched, first at ${place}`
      : `The journal cannot be checked from ${place} Name the SWITCHYARD_SECRET of that time in SWITCHYARD_OLD_SECRETS; if there was no other, the row was touched.`,
  );
};

const commands: Readonly<Record<string, () => void | Promise<void>>> = {
  migrate: runMigrate,
  connect: runConnect,
  demo: runDemo,
  reseal: runReseal,
  "check-env": checkEnv,
  "verify-journal": runVerifyJournal,
};

const main = async (): Promise<void> => {
  hideSettings(process.env);
  const command = commands[process.argv[2] ?? ""];
  try {
    if (!command)
      throw new Refusal("Say what to do: migrate, connect, demo, reseal, check-env or verify-journal.");
    await command();
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
  } finally {
    await closeRuntime();
    await closePool();
  }
};

await main();
