import { createHash } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { chmod, chown, lstat, mkdir, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { canEnter, canRun, type PostgresAccount, postgresAccount } from "@/lib/setup/postgres/account";
import { copiedBinaries, installedBinaries, type PostgresBinaries } from "@/lib/setup/postgres/binaries";
import { SetupError } from "@/lib/setup/setup-error";

/** Everything that one PostgreSQL of ours needs, in places that its account can reach. */
export type PostgresHome = {
  readonly account: PostgresAccount;
  readonly binaries: PostgresBinaries;
  /** The data folder itself (PostgreSQL's PGDATA), owned by the account. It may not be initialised yet. */
  readonly data: string;
  /** Beside the data: readable only for us. */
  readonly passwordFile: string;
  readonly logFile: string;
};

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Where things go that PostgreSQL's account cannot reach in the project. A folder that somebody else made beforehand is
 * refused: what lies in it is run.
 */
const reachableFolder = async (name: string): Promise<string> => {
  const folder = path.join(isWritable("/var/lib") ? "/var/lib" : os.tmpdir(), `switchyard-${name}`);
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const { uid } = await lstat(folder);
  if (uid !== process.getuid?.()) throw new SetupError(`${folder} belongs to another user: remove it.`);
  return folder;
};

/** Every place where the data of `folder` may be, whoever started its server. */
export const possibleDataFolders = (folder: string): readonly string[] => [
  path.join(folder, "data"),
  ...["/var/lib", os.tmpdir()].map((base) => path.join(base, `switchyard-${digestOf(folder)}`, "data")),
];

const digestOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

const ownData = async (folder: string, account: PostgresAccount): Promise<string> => {
  const data = path.join(folder, "data");
  await mkdir(data, { recursive: true, mode: 0o700 });
  await chmod(folder, account ? 0o711 : 0o700);
  if (account) await chown(data, account.uid, account.gid);
  await chmod(data, 0o700);
  return data;
};

/**
 * Whoever has the data already, where this is root: data that a person made before must still open for them after one start
 * as root.
 */
const ownerOfData = async (folder: string): Promise<PostgresAccount> => {
  if (process.getuid?.() !== 0) return undefined;
  const found = await stat(path.join(folder, "data", "PG_VERSION")).catch(() => undefined);
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
};

/**
 * Finds or makes the places for the PostgreSQL that belongs to `folder` (absolute, need not exist).
 * As root below a closed home folder, binaries and data move to /var/lib/switchyard-<hash>, and `say` tells so.
 */
export const postgresHome = async (folder: string, say: (line: string) => void): Promise<PostgresHome> => {
  const account = (await ownerOfData(folder)) ?? postgresAccount(say);
  const installed = await installedBinaries();
  let home = folder;
  await mkdir(home, { recursive: true });
  if (account) await chmod(home, 0o711);
  if (!canEnter(account, home)) {
    home = await reachableFolder(digestOf(folder));
    say(`PostgreSQL's own user cannot reach ${folder}: the data is in ${home}.`);
  }
  const runs = account === undefined || canRun(account, installed.postgres);
  const binaries = runs ? installed : await copiedBinaries(installed, await reachableFolder("runtime"));
  return {
    account,
    binaries,
    data: await ownData(home, account),
    passwordFile: path.join(home, "password"),
    logFile: path.join(home, "server.log"),
  };
};
