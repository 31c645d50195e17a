import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { holderOf, takeLock } from "@/lib/setup/lock";
import { stopPostgresOf } from "@/lib/setup/postgres/server";
import { temporaryFolder } from "@/lib/setup/project";

/** Names, for the test processes, the folder of the PostgreSQL that the first test to need one starts. */
export const testPostgresVariable = "SWITCHYARD_TEST_POSTGRES";

const ownerFile = "owner.json";

const removeFolder = async (folder: string): Promise<void> => {
  await stopPostgresOf(folder);
  await rm(folder, { recursive: true, force: true });
};

/** A run that was killed could not end its server: the next run does. Folders of a living run are left alone. */
export const removeLeftovers = async (): Promise<void> => {
  const folders = readdirSync(os.tmpdir()).filter((name) => name.startsWith("switchyard-test-"));
  for (const folder of folders.map((name) => path.join(os.tmpdir(), name))) {
    const owner = path.join(folder, ownerFile);
    if (existsSync(owner) && !holderOf(owner)) await removeFolder(folder);
  }
};

/** vitest calls this before all tests; what it gives back runs after them. */
export const setup = async () => {
  await removeLeftovers();
  const folder = temporaryFolder("test");
  takeLock(path.join(folder, ownerFile), "vitest");
  process.env[testPostgresVariable] = folder;
  return () => removeFolder(folder);
};
