import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

/** What `postmaster.pid` in a data folder says of the server that has it open, or had it when it was killed. */
export type Postmaster = { readonly pid: number; readonly port: number };

export const readPostmaster = (data: string): Postmaster | undefined => {
  let lines: string[];
  try {
    lines = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number.isInteger(port) ? port : 0 } : undefined;
};

const commandLine = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // Not Linux, or the process is gone.
  }
  try {
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return "";
  }
};

/** Whether the process is alive and is a PostgreSQL on this data folder: process ids are used again by others. */
export const isServing = (pid: number, data: string): boolean => {
  const command = commandLine(pid);
  return command.includes("postgres") && command.includes(data);
};

export const databaseUrl = (port: number, password: string, database: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/** Runs one statement in the server's own database and gives its rows. */
export const ask = async (port: number, password: string, statement: string, values: string[] = []) => {
  const client = new pg.Client({
    connectionString: databaseUrl(port, password, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  // A server that goes away while the connection ends is no news to whoever asked.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement, values);
    return rows;
  } finally {
    await client.end();
  }
};

/** Whether the server takes connections with this password. */
export const answers = async (port: number, password: string): Promise<boolean> => {
  try {
    await ask(port, password, "select 1");
    return true;
  } catch {
    return false;
  }
};
