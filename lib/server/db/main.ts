/*
 * For the start scripts and for people: `node --conditions=react-server --import tsx lib/server/db/main.ts <command>`
 *   migrate    brings the database of DATABASE_URL up to date
 *   connect    connects the workspace of INTERCOM_ACCESS_TOKEN where none is; Intercom out of reach is no failure
 *   demo       makes the demo's members and connects the workspace of INTERCOM_ACCESS_TOKEN
 *   reseal     seals the stored token and second factors with today's secret, and says whether an old one is still needed
 *   check-env  says what is wrong with the settings
 *   verify-journal <older> <seq>:<hash>  names the first row of the journal that is not as it was written; `older` is how many rows are
 *              known to be from before its chain, none where it is left out, and the other a row that was noted earlier
 * Each may be repeated. Exit code 1 and one clear sentence a problem on standard error when it cannot be done.
 */
import { isAppError } from "@/lib/core/errors";
import { sealWithCurrentKey } from "@/lib/server/connection/key-use";
import { closeRuntime } from "@/lib/server/connection/runtime";
import { closePool, sqlStateOf } from "@/lib/server/db/database";
import { migrate } from "@/lib/server/db/migrate";
import { env, knownSecrets, problemsOfProcess } from "@/lib/server/env";
import { isAsNoted, type Verdict, verifyJournal } from "@/lib/server/journal/verify-journal";
import { hideSettings } from "@/lib/server/logger/hide-settings";
import { redactText } from "@/lib/server/logger/redact";
import { type FactorKeys, sealFactorsWithCurrentKey } from "@/lib/server/second-factor/store";
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

const stillRuns = "a process with it still runs. Keep it, and try again.";

const inWords = (count: number): string => (count === 1 ? "1 second factor" : `${count} second factors`);

const checkFactors = ({ old, unreadable }: FactorKeys): void => {
  if (unreadable > 0)
    throw new Refusal(
      `None of the secrets opens ${inWords(unreadable)}: put the SWITCHYARD_SECRET of that time into SWITCHYARD_OLD_SECRETS, or let an owner turn them off.`,
    );
  if (old > 0) throw new Refusal(`An old key seals ${inWords(old)}: ${stillRuns}`);
};

const runReseal = async (): Promise<void> => {
  checkEnv();
  // First, so that what can be sealed anew is, also where the token cannot.
  const factors = await sealFactorsWithCurrentKey();
  const use = await sealWithCurrentKey();
  const sealed = use === null ? "No access token is stored." : `Key ${use.keyId} seals the access token.`;
  if (use?.isCurrent === false) throw new Refusal(`${sealed} That is an old one: ${stillRuns}`);
  checkFactors(factors);
  const advice =
    env().oldSecrets.length === 0
      ? "No old secret is set."
      : "No old secret is needed for what is stored. SWITCHYARD_OLD_SECRETS can be removed twelve hours after the change, when the last session has ended that an old one signed.";
  const others = factors.total === 0 ? [] : [`Key ${factors.keyId} seals ${inWords(factors.total)}.`];
  say([sealed, ...others, advice].join(" "));
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

type Whole = Extract<Verdict, { kind: "whole" }>;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** How far back it goes, and why no further. */
const reachOf = ({ cut, sinceMs }: Whole): string | null => {
  if (sinceMs === null) return null;
  const reach = `It reaches back to ${dayOf(sinceMs)}`;
  if (cut === null) return `${reach}.`;
  return `${reach}, to row ${BigInt(cut.seq) + 1n}: what was before went on ${dayOf(cut.atMs)}, as it was set to be kept for ${cut.months} months.`;
};

/** Whoever has the database may have the chain begin anew behind rows that they changed: how many there are is not theirs to say. */
const olderRows = (older: number): string =>
  `${older} ${older === 1 ? "row is" : "rows are"} from before the journal was a chain, if the database is to be believed, and nobody can tell whether they were changed.`;

/** A database that was put back whole to an earlier day is in order by itself. */
const checkNoted = async (noted: string | undefined, { cut }: Whole): Promise<void> => {
  const [seq = "", hash = ""] = noted?.split(":") ?? [];
  if (noted === undefined || (await isAsNoted({ seq, hash }))) return;
  if (cut && BigInt(seq) <= BigInt(cut.seq))
    throw new Refusal(
      `Row ${seq} went on ${dayOf(cut.atMs)}, as the journal is set to be kept for ${cut.months} months: it cannot be compared. Note the last one of today.`,
    );
  throw new Refusal(
    `Row ${seq} of the journal is not the one whose hash was noted: the database was put back to an earlier day, or the journal written anew.`,
  );
};

const runVerifyJournal = async (): Promise<void> => {
  checkEnv();
  const [known = "0", noted] = process.argv.slice(3);
  const verdict = await readVerdict();
  if (verdict.kind === "whole") {
    const { rows, older, end, cut } = verdict;
    // A cut takes the oldest first, so that there may be fewer by now.
    const isKnown = cut === null ? older === Number(known) : older <= Number(known);
    if (!isKnown)
      throw new Refusal(
        `${olderRows(older)} Where this Switchyard is older than that and had so many, say so: npm run journal:verify -- --older ${older}. Where not, the chain was begun anew to hide what became of them.`,
      );
    await checkNoted(noted, verdict);
    say(`${rows} ${rows === 1 ? "row" : "rows"}, all as they were written.`);
    const reach = reachOf(verdict);
    if (reach !== null) say(reach);
    if (older > 0) say(olderRows(older));
    if (end) say(`The last one is ${end.seq}:${end.hash}`);
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
