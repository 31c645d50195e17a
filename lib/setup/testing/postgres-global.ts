import { ownFolder } from "@/lib/setup/own-folder";

/** Names, for the test processes, the folder of the PostgreSQL that the first test to need one starts. */
export const testPostgresVariable = "SWITCHYARD_TEST_POSTGRES";

/** vitest calls this before all tests; what it gives back runs after them. */
export const setup = async () => {
  const { folder, remove } = await ownFolder("test");
  process.env[testPostgresVariable] = folder;
  return remove;
};
