import "server-only";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { DatabaseError, Pool, type PoolClient, type QueryResultRow } from "pg";
import { AppError, isAppError } from "@/lib/core/errors";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/logger/logger";

export type Database = NodePgDatabase;

/** How long somebody waits for a free connection before they are told that the database is not there. */
const longestWaitMs = 2000;
const longestStatementMs = 10_000;

type Held = { readonly url: string; readonly pool: Pool };

// On globalThis, because Next bundles routes and instrumentation apart and each would open a pool of its own.
const shared: typeof globalThis & { switchyardPool?: Held } = globalThis;

const open = (url: string): Held => {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: longestWaitMs,
    statement_timeout: longestStatementMs,
    idle_in_transaction_session_timeout: longestStatementMs,
    application_name: "switchyard",
    // A process that has nothing else to do may end.
    allowExitOnIdle: true,
  });
  // Without a listener a server that goes away while a connection idles would end the process.
  pool.on("error", (error) => logger().warn({ err: error }, "an idle database connection was lost"));
  return { url, pool };
};

/** The one pool, opened on first use and never at import: a build loads every route. */
export const pool = (): Pool => {
  const { databaseUrl } = env();
  const held = shared.switchyardPool;
  if (held?.url === databaseUrl) return held.pool;
  const fresh = open(databaseUrl);
  shared.switchyardPool = fresh;
  held?.pool.end().catch(() => undefined);
  return fresh.pool;
};

/** Ends the connections; the next use opens new ones. */
export const closePool = async (): Promise<void> => {
  const held = shared.switchyardPool;
  delete shared.switchyardPool;
  await held?.pool.end();
};

/** SQLSTATE classes that say that the server, and not the statement, is in trouble. */
const isOutageState = (code: string | undefined): boolean =>
  code !== undefined && /^(08|53|57P|57014|25P03|25006|55P03|58|XX)/.test(code);

/** The driver's own error below what Drizzle and others put around it. */
const databaseErrorIn = (error: unknown): DatabaseError | null => {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof DatabaseError) return at;
  }
  return null;
};

/** The SQLSTATE of a failed statement, such as `23505` for a row that exists already; null for anything else. */
export const sqlStateOf = (error: unknown): string | null => databaseErrorIn(error)?.code ?? null;

/** That the database cannot do its work just now, told apart from a statement that is wrong. */
export const databaseUnavailable = (cause: unknown): AppError =>
  new AppError(
    "database_unavailable",
    "Switchyard's database does not answer just now. Nothing was changed. Try again in a moment.",
    { cause, retryAfterSeconds: 5 },
  );

/** Drizzle's message holds the statement with its values, which must reach no log: only the server's own error goes on. */
const explained = (error: unknown): unknown => {
  if (isAppError(error)) return error;
  const own = databaseErrorIn(error);
  if (own) {
    if (isOutageState(own.code)) return databaseUnavailable(own);
    return error instanceof DrizzleQueryError ? new Error("A statement failed.", { cause: own }) : error;
  }
  // A statement failed, but the server has not said why: the connection is gone.
  return error instanceof DrizzleQueryError ? databaseUnavailable(error.cause) : error;
};

/** A connection from the pool. @throws AppError `database_unavailable` when there is none within two seconds. */
const connect = async (): Promise<PoolClient> => {
  try {
    return await pool().connect();
  } catch (cause) {
    throw databaseUnavailable(cause);
  }
};

/**
 * Runs statements on one connection, each on its own.
 * @throws AppError `database_unavailable` when the database cannot be used; errors of the statements as they are.
 */
export const withDatabase = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
  const client = await connect();
  let broken = false;
  try {
    return await work(drizzle(client));
  } catch (error) {
    const told = explained(error);
    broken = isAppError(told) && told.code === "database_unavailable";
    throw told;
  } finally {
    client.release(broken);
  }
};

/**
 * One statement without Drizzle, prepared once a connection under `name`: for the few that every request runs. The caller
 * says what a row looks like, and tests against a real database hold it to that.
 * @throws AppError as `withDatabase`.
 */
export const queryRows = async <R extends QueryResultRow>(
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<readonly R[]> => {
  const client = await connect();
  let broken = false;
  try {
    const { rows } = await client.query<R>({ name, text, values: [...values] });
    return rows;
  } catch (error) {
    const state = sqlStateOf(error);
    broken = state === null || isOutageState(state);
    throw broken ? databaseUnavailable(error) : error;
  } finally {
    client.release(broken);
  }
};

/** As `withDatabase`, all or nothing. */
export const inTransaction = <T>(work: (db: Database) => Promise<T>): Promise<T> =>
  withDatabase((db) => db.transaction((tx) => work(tx)));

/** Statements that all see the database as it is at the first of them, and change nothing. @throws AppError as `withDatabase`. */
export const inSnapshot = <T>(work: (db: Database) => Promise<T>): Promise<T> =>
  withDatabase((db) =>
    db.transaction((tx) => work(tx), { isolationLevel: "repeatable read", accessMode: "read only" }),
  );
