import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Role } from "@/lib/access/roles";
import { hashPassword } from "@/lib/server/auth/password";
import { closeRuntime } from "@/lib/server/connection/runtime";
import { closePool, withDatabase } from "@/lib/server/db/database";
import { migrate } from "@/lib/server/db/migrate";
import { members } from "@/lib/server/db/schema";
import { createTestDatabase } from "@/lib/setup/testing/database";

export const testSecret = "0123456789abcdef0123456789abcdef";
export const testUrl = "http://127.0.0.1:4321";

export type TestSwitchyard = {
  readonly databaseUrl: string;
  /** Ends everything and removes the database. */
  readonly stop: () => Promise<void>;
};

const settings = [
  "DATABASE_URL",
  "SWITCHYARD_SECRET",
  "SWITCHYARD_OLD_SECRETS",
  "SWITCHYARD_URL",
  "INTERCOM_API_URL",
  "SWITCHYARD_PROXY_HOPS",
];

/**
 * A migrated database of this test file's own, with this process's settings pointing at it. `intercomUrl` is the upstream;
 * without one, no test of the file may need Intercom.
 */
export const startTestSwitchyard = async (
  options: { readonly intercomUrl?: string; readonly url?: string } = {},
): Promise<TestSwitchyard> => {
  const database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.SWITCHYARD_SECRET = testSecret;
  process.env.SWITCHYARD_URL = options.url ?? testUrl;
  if (options.intercomUrl) process.env.INTERCOM_API_URL = options.intercomUrl;
  await migrate(database.url);
  return {
    databaseUrl: database.url,
    stop: async () => {
      await closeRuntime();
      await closePool();
      await database.drop();
      for (const name of settings) delete process.env[name];
    },
  };
};

let cheapHash: Promise<string> | null = null;

export const testPassword = "correct horse battery";

/** Somebody who can sign in with `testPassword`. */
export const createTestMember = async (
  options: { readonly role?: Role; readonly email?: string; readonly teammateId?: string | null } = {},
): Promise<{ readonly id: string; readonly email: string }> => {
  cheapHash ??= hashPassword(testPassword);
  const id = randomUUID();
  const email = options.email ?? `${id}@members.test`;
  const passwordHash = await cheapHash;
  await withDatabase((db) =>
    db.insert(members).values({
      id,
      email,
      name: "Test Member",
      role: options.role ?? "agent",
      passwordHash,
      teammateId: options.teammateId ?? null,
      createdAt: new Date(),
    }),
  );
  return { id, email };
};

/** One statement on the test's database, for what no part of the product does. */
export const runSql = async (text: string): Promise<readonly Record<string, unknown>[]> =>
  withDatabase(async (db) => (await db.execute(sql.raw(text))).rows);

/** As `runSql`, past what keeps the journal from being changed: as somebody would who has the database. */
export const tamperWithJournal = async (statement: string): Promise<void> => {
  const triggers = [
    ["journal", "journal_append_only"],
    ["journal", "journal_deleted_by_cut"],
    ["journal_cuts", "journal_cuts_go_on"],
    ["journal_cuts", "journal_cuts_stay"],
    ["journal_head", "journal_head_stays"],
    ["journal_head", "journal_head_goes_on"],
  ] as const;
  const each = (what: string) =>
    triggers.map(([table, name]) => `alter table ${table} ${what} trigger ${name}`);
  await runSql([...each("disable"), statement, ...each("enable always")].join(";"));
};
