import "server-only";
import path from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";

const defaultFolder = path.join(import.meta.dirname, "migrations");

/** Any number that nothing else in this database locks; all of Switchyard's migrations share it. */
const lockId = 7_394_201;

type Known = { readonly newest: number; readonly count: number };

const known = (folder: string): Known => {
  const times = readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis);
  return { newest: Math.max(0, ...times), count: times.length };
};

const appliedIn = async (db: NodePgDatabase): Promise<{ newest: number; count: number }> => {
  const exists = await db.execute<{ is: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as is`,
  );
  if (exists.rows[0]?.is !== true) return { newest: 0, count: 0 };
  const rows = await db.execute<{ newest: string | null; count: number }>(
    sql`select max(created_at) as newest, count(*)::int as count from drizzle.__drizzle_migrations`,
  );
  return { newest: Number(rows.rows[0]?.newest ?? 0), count: rows.rows[0]?.count ?? 0 };
};

const refuseNewer = (applied: Known, ours: Known): void => {
  if (applied.newest > ours.newest) {
    throw new Error(
      "This database was made by a newer version of Switchyard. Start that version, or use another database; nothing was changed.",
    );
  }
};

/** The system's own word for it, also where every address of a name was tried. */
const reasonOf = (cause: unknown): string => {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join(", ");
  return cause instanceof Error ? cause.message : String(cause);
};

const connect = async (client: Client): Promise<void> => {
  try {
    await client.connect();
  } catch (cause) {
    throw new Error(`The database that DATABASE_URL names cannot be used: ${reasonOf(cause)}.`, { cause });
  }
};

/**
 * Brings the schema up to date, all steps or none, and says how many there were. Several processes may do so at once:
 * one works, the others wait. May be repeated at any time.
 * @throws Error when the database cannot be reached, or was made by a newer version.
 */
export const migrate = async (
  databaseUrl: string,
  migrationsFolder: string = defaultFolder,
): Promise<{ readonly applied: number }> => {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    application_name: "switchyard migrate",
  });
  await connect(client);
  try {
    // A lock of the session: it goes with the connection, so a killed migration never leaves it behind.
    await client.query("select pg_advisory_lock($1)", [lockId]);
    const db = drizzle(client);
    const before = await appliedIn(db);
    refuseNewer(before, known(migrationsFolder));
    await applyMigrations(db, { migrationsFolder });
    return { applied: (await appliedIn(db)).count - before.count };
  } finally {
    await client.end();
  }
};
