import { rm } from "node:fs/promises";
import { stopPostgresOf } from "@/lib/setup/postgres/server";
import { temporaryFolder } from "@/lib/setup/project";

/** Names, for the test processes, the folder of the PostgreSQL that the first test to need one starts. */
export const testPostgresVariable = "SWITCHYARD_TEST_POSTGRES";

/** vitest calls this before all tests; what it gives back runs after them. */
export const setup = () => {
  const folder = temporaryFolder("test");
  process.env[testPostgresVariable] = folder;
  return async () => {
    await stopPostgresOf(folder);
    await rm(folder, { recursive: true, force: true });
  };
};
