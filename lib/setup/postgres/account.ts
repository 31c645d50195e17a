import { execFileSync, spawnSync } from "node:child_process";
import { SetupError } from "@/lib/setup/setup-error";

/** The account that runs PostgreSQL's processes; `undefined` means: the one that runs this. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | undefined;

const accountName = "switchyard";

const number = (command: string, words: readonly string[]): number | undefined => {
  const { status, stdout } = spawnSync(command, words, { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : undefined;
};

const existing = (): PostgresAccount => {
  const uid = number("id", ["-u", accountName]);
  const gid = number("id", ["-g", accountName]);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid };
};

/** Debian and most others have useradd; Alpine and other small systems have busybox's adduser. */
const ways: readonly (readonly [string, readonly string[]])[] = [
  ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", accountName]],
  ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", accountName]],
];

/**
 * PostgreSQL refuses to run as root, so root gets a system user for it, made once. Everybody else runs it as themselves.
 */
export const postgresAccount = (say: (line: string) => void): PostgresAccount => {
  if (process.getuid?.() !== 0) return undefined;
  const found = existing();
  if (found) return found;
  for (const [command, words] of ways) {
    try {
      execFileSync(command, words, { stdio: "ignore" });
    } catch {
      // Another start may have made the account in the meantime, or this system has the other command.
    }
    const made = existing();
    if (made) {
      say(`PostgreSQL does not run as root: its processes run as the new system user "${accountName}".`);
      return made;
    }
  }
  throw new SetupError(
    `PostgreSQL does not run as root and the system user "${accountName}" could not be made: run as an ordinary user, or set DATABASE_URL.`,
  );
};

/** Whether this account can run the file. A spawn is asked, since every folder above it counts as well. */
export const canRun = (account: PostgresAccount, file: string): boolean =>
  spawnSync(file, ["--version"], { ...account, cwd: "/", stdio: "ignore" }).status === 0;

/** Whether this account can enter the folder, which must exist. */
export const canEnter = (account: PostgresAccount, folder: string): boolean =>
  account === undefined ||
  spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/", stdio: "ignore" }).status ===
    0;
