import { existsSync, lstatSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { holderOf, takeLock } from "@/lib/setup/lock";
import { stopPostgresOf } from "@/lib/setup/postgres/server";
import { temporaryFolder } from "@/lib/setup/project";

const ownerFile = "owner.json";

const removeFolder = async (folder: string): Promise<void> => {
  for (const place of [folder, path.join(folder, "postgres")]) await stopPostgresOf(place);
  await rm(folder, { recursive: true, force: true });
};

/** Of another user: they sweep up after themselves. */
const isOurs = (folder: string): boolean =>
  process.getuid === undefined || lstatSync(folder, { throwIfNoEntry: false })?.uid === process.getuid();

/** A run that was killed could not end its PostgreSQL: the next run does. Folders of a living run are left alone. */
export const removeLeftovers = async (): Promise<void> => {
  const names = readdirSync(os.tmpdir()).filter((name) => name.startsWith("switchyard-"));
  for (const folder of names.map((name) => path.join(os.tmpdir(), name))) {
    const owner = path.join(folder, ownerFile);
    if (existsSync(owner) && isOurs(folder) && !holderOf(owner)) await removeFolder(folder);
  }
};

/**
 * A temporary folder for as long as this process lives, after sweeping up those of processes that were killed. Its
 * PostgreSQL, if one is started in it or in its `postgres`, ends with it.
 */
export const ownFolder = async (
  name: string,
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> => {
  await removeLeftovers();
  const folder = temporaryFolder(name);
  takeLock(path.join(folder, ownerFile), name);
  return { folder, remove: () => removeFolder(folder) };
};
