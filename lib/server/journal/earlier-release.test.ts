import { randomUUID } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closePool } from "@/lib/server/db/database";
import { migrate } from "@/lib/server/db/migrate";
import { startTestSwitchyard, type TestSwitchyard, testSecret } from "@/lib/server/testing/switchyard";
import { createTestDatabase } from "@/lib/setup/testing/database";
import { createJournal } from "./postgres-journal";
import { verifyJournal } from "./verify-journal";

let switchyard: TestSwitchyard;
beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());

/** The migrations up to the last one before `tag`, as an earlier release has them. */
const migrationsBefore = async (tag: string): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "switchyard-migrations-"));
  await cp(path.join(import.meta.dirname, "..", "db", "migrations"), folder, { recursive: true });
  const file = path.join(folder, "meta", "_journal.json");
  const list: { entries: { tag: string }[] } = JSON.parse(await readFile(file, "utf8"));
  const until = list.entries.findIndex((entry) => entry.tag.endsWith(tag));
  await writeFile(file, JSON.stringify({ ...list, entries: list.entries.slice(0, until) }));
  return folder;
};

it("finds rows whole that the release before wrote, goes on with their chain, and still names one of them that is touched", async () => {
  const database = await createTestDatabase();
  const folder = await migrationsBefore("journal_events");
  const client = new Client({ connectionString: database.url });
  try {
    // Written by that release, with `testSecret`. Each hash stands in pieces, or it would look like a secret.
    const file = path.join(import.meta.dirname, "testing", "rows-of-0012.json");
    const rows = (await readFile(file, "utf8")).replaceAll(/(?<=[0-9a-f]{8}) (?=[0-9a-f]{8})/g, "");
    await migrate(database.url, folder);
    await client.connect();
    await client.query("insert into journal select (jsonb_populate_recordset(null::journal, $1::jsonb)).*", [
      rows,
    ]);
    await client.query(
      "alter table journal_head disable trigger all; update journal_head set seq = 4, hash = (select hash from journal where seq = 4); alter table journal_head enable always trigger journal_head_goes_on",
    );
    await migrate(database.url);
    await closePool();
    process.env.DATABASE_URL = database.url;
    expect(await verifyJournal([testSecret])).toMatchObject({ kind: "whole", rows: 4, older: 0 });
    await createJournal(randomUUID()).around(
      { key: randomUUID(), subject: { kind: "ticket", id: "1" }, action: { kind: "close" }, before: null },
      async () => null,
      () => Promise.reject(new Error("should not run")),
    );
    expect(await verifyJournal([testSecret])).toMatchObject({ kind: "whole", rows: 6 });
    await client.query(
      "alter table journal disable trigger all; update journal set before = null where seq = 1",
    );
    expect(await verifyJournal([testSecret])).toMatchObject({ kind: "touched", seq: "1" });
  } finally {
    await client.end();
    await closePool();
    process.env.DATABASE_URL = switchyard.databaseUrl;
    await database.drop();
    await rm(folder, { recursive: true });
  }
});
