import { randomBytes } from "node:crypto";
import { ask } from "@/lib/setup/postgres/postmaster";
import { startPostgres } from "@/lib/setup/postgres/server";
import { testPostgresVariable } from "@/lib/setup/testing/postgres-global";

export type TestDatabase = {
  /** `postgres://…` of an empty database that only this caller has. */
  readonly url: string;
  /** Removes the database, also with connections open. */
  readonly drop: () => Promise<void>;
};

/**
 * A new, empty database on the one PostgreSQL of this test run, which the first caller starts. Call it once a test file
 * (in `beforeAll`) and `drop` in `afterAll`; what is forgotten goes with the server at the end of the run.
 */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const folder = process.env[testPostgresVariable];
  if (!folder) throw new Error("Only for tests: vitest.config.ts names the folder of their PostgreSQL.");
  const server = await startPostgres({ folder, durable: false });
  const name = `test_${randomBytes(8).toString("hex")}`;
  const url = await server.database(name);
  return {
    url,
    drop: async () => {
      const { port, password } = new URL(url);
      await ask(Number(port), password, `drop database if exists "${name}" with (force)`);
    },
  };
};
