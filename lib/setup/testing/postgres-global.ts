import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { stopPostgresOf } from "@/lib/setup/postgres/server";

/** Names, for the test processes, the folder of the PostgreSQL that the first test to need one starts. */
export const testPostgresVariable = "SWITCHYARD_TEST_POSTGRES";

/** vitest calls this before all tests; what it gives back runs after them. */
export const setup = () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "switchyard-test-"));
  process.env[testPostgresVariable] = folder;
  return async () => {
    await stopPostgresOf(folder);
    await rm(folder, { recursive: true, force: true });
  };
};
