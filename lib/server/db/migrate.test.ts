import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { Client } from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/setup/testing/database";
import * as invitation from "./invitation-schema";
import * as journalOnly from "./journal-schema";
import { migrate } from "./migrate";
import * as schema from "./schema";
import * as writing from "./writing-schema";

const own = path.join(import.meta.dirname, "migrations");
let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), "switchyard-migrations-"));
  await cp(own, folder, { recursive: true });
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const ask = async (text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

/** A later migration, as a newer version of Switchyard would bring it. */
const addMigration = async (sql: string): Promise<void> => {
  const journalPath = path.join(folder, "meta", "_journal.json");
  const list: { entries: { when: number }[] } = JSON.parse(await readFile(journalPath, "utf8"));
  const when = Math.max(...list.entries.map((entry) => entry.when)) + 1000;
  const next = { idx: list.entries.length, version: "7", when, tag: "9999_next", breakpoints: true };
  await writeFile(journalPath, JSON.stringify({ ...list, entries: [...list.entries, next] }));
  await writeFile(path.join(folder, "9999_next.sql"), sql);
};

it("fills an empty database, and does nothing the second time", async () => {
  expect((await migrate(database.url)).applied).toBeGreaterThan(0);
  expect(await migrate(database.url)).toEqual({ applied: 0 });
  expect(await ask("select count(*)::int as count from members")).toEqual([{ count: 0 }]);
});

it("is done once when five start at the same time", async () => {
  const results = await Promise.all(Array.from({ length: 5 }, () => migrate(database.url)));
  expect(results.filter(({ applied }) => applied > 0)).toHaveLength(1);
});

it("takes all of a migration or nothing, and can be repeated once it is mended", async () => {
  await migrate(database.url);
  await addMigration("create table half_done (id int);\n--> statement-breakpoint\nselect 1/0;");
  await expect(migrate(database.url, folder)).rejects.toThrow();
  expect(await ask("select to_regclass('half_done') as half")).toEqual([{ half: null }]);
  await writeFile(path.join(folder, "9999_next.sql"), "create table half_done (id int);");
  expect(await migrate(database.url, folder)).toEqual({ applied: 1 });
});

it("refuses a database that a newer version made, and changes nothing", async () => {
  await addMigration("create table from_the_future (id int);");
  await migrate(database.url, folder);
  await expect(migrate(database.url)).rejects.toThrow("made by a newer version of Switchyard");
  expect(await ask("select count(*)::int as count from from_the_future")).toEqual([{ count: 0 }]);
});

it.each([
  ["nobody listens", (url: URL) => Object.assign(url, { port: "1" }), "ECONNREFUSED"],
  [
    "every address of a name refuses",
    (url: URL) => Object.assign(url, { host: "localhost:1" }),
    "ECONNREFUSED",
  ],
  ["the password is wrong", (url: URL) => Object.assign(url, { password: "guess" }), "authentication failed"],
  ["there is no such database", (url: URL) => Object.assign(url, { pathname: "/gone" }), "does not exist"],
])("names DATABASE_URL in one sentence when %s", async (_, spoil, reason) => {
  await expect(migrate(spoil(new URL(database.url)).href)).rejects.toThrow(
    new RegExp(`^The database that DATABASE_URL names cannot be used: .*${reason}.*\\.$`),
  );
});

it("leaves what was written before tickets could be written on where it was", async () => {
  const journalPath = path.join(folder, "meta", "_journal.json");
  const list: { entries: { tag: string }[] } = JSON.parse(await readFile(journalPath, "utf8"));
  const before = list.entries.slice(
    0,
    list.entries.findIndex(({ tag }) => tag.endsWith("writing_on_tickets")),
  );
  await writeFile(journalPath, JSON.stringify({ ...list, entries: before }));
  await migrate(database.url, folder);
  const member = "00000000-0000-4000-8000-000000000001";
  await ask(`insert into members (id, email, name, role, password_hash, created_at)
    values ('${member}', 'a@demo.test', 'Ada', 'agent', 'x', now())`);
  await ask(`insert into drafts (member_id, conversation_id, content, version, device, device_name, updated_at)
    values ('${member}', '7', '{}', 1, 'd', 'desk', now())`);
  await ask(`insert into outgoing (member_id, key, conversation_id, action, state, send_at, created_at, changed_at)
    values ('${member}', '${member}', '8', '{}', 'waiting', now(), now(), now())`);
  await migrate(database.url);
  const place = (table: string) => ask(`select subject, subject_id from ${table}`);
  expect(await place("drafts")).toEqual([{ subject: "conversation", subject_id: "7" }]);
  expect(await place("outgoing")).toEqual([{ subject: "conversation", subject_id: "8" }]);
});

it("uses only what PostgreSQL 14 has", async () => {
  const { entries }: { entries: { tag: string }[] } = JSON.parse(
    await readFile(path.join(own, "meta", "_journal.json"), "utf8"),
  );
  for (const { tag } of entries) {
    const sql = await readFile(path.join(own, `${tag}.sql`), "utf8");
    expect(sql).not.toMatch(
      /nulls not distinct|security_invoker|uuidv7|virtual|without overlaps|merge into/i,
    );
  }
});

it("has a migration for every change of the schema", async () => {
  const { entries }: { entries: unknown[] } = JSON.parse(
    await readFile(path.join(own, "meta", "_journal.json"), "utf8"),
  );
  const last = `${String(entries.length - 1).padStart(4, "0")}_snapshot.json`;
  const snapshot = JSON.parse(await readFile(path.join(own, "meta", last), "utf8"));
  expect(
    await generateMigration(
      snapshot,
      generateDrizzleJson({ ...schema, ...journalOnly, ...writing, ...invitation }, snapshot.id),
    ),
  ).toEqual([]);
});
