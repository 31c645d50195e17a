import { randomUUID } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closePool } from "@/lib/server/db/database";
import { migrate } from "@/lib/server/db/migrate";
import {
  runSql,
  startTestSwitchyard,
  type TestSwitchyard,
  testSecret,
} from "@/lib/server/testing/switchyard";
import { createTestDatabase } from "@/lib/setup/testing/database";
import { createJournal } from "./postgres-journal";
import { verifyJournal } from "./verify-journal";

let switchyard: TestSwitchyard;

const never = () => Promise.reject(new Error("should not run"));
const act = () =>
  createJournal(randomUUID()).around(
    {
      key: randomUUID(),
      subject: { kind: "conversation", id: "1" },
      action: { kind: "close" },
      before: null,
    },
    async () => "done",
    never,
  );

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
  await act();
});
afterAll(() => switchyard.stop());

/** On a connection of its own, as somebody with psql would: what the server says. */
const ask = async (url: string, text: string): Promise<unknown> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
    return null;
  } catch (error) {
    return error;
  } finally {
    await client.end();
  }
};

describe("SQL that would change the journal is refused, and says why", () => {
  const statements = [
    "update journal set at = now()",
    "update journal set at = now() where false",
    "delete from journal",
    "truncate journal",
    "truncate journal cascade",
    "insert into journal select * from journal on conflict (seq) do update set at = now()",
    "delete from journal_head",
    "truncate journal_head",
    "delete from journal where seq = 1",
    "update journal_cuts set months = 24",
    "delete from journal_cuts",
    "truncate journal_cuts",
  ];
  it.each(statements)("%s", async (statement) => {
    for (const before of ["", "set session_replication_role = replica;"])
      expect(await ask(switchyard.databaseUrl, `${before} ${statement}`)).toMatchObject({
        code: "23001",
        message: expect.stringMatching(
          /^The journal keeps what was written: [A-Z]+ on "journal\w*" is refused\.$/,
        ),
      });
    expect(await verifyJournal([testSecret])).toMatchObject({ kind: "whole", rows: 2 });
  });

  it.each([
    "update journal_head set seq = seq - 1",
    "update journal_head set seq = seq + 2",
    "update journal_head set seq = seq + 1, begun_after = 1",
    "update journal_head set seq = seq + 1, hash = null",
  ])("%s", async (statement) => {
    expect(await ask(switchyard.databaseUrl, statement)).toMatchObject({
      code: "23001",
      message: "The journal's head only goes on, one row at a time.",
    });
  });

  it("a row without a hash, and a second head", async () => {
    expect(
      await ask(
        switchyard.databaseUrl,
        `insert into journal (seq, journal_id, kind, at, member_id, conversation_id, action)
          select 3, journal_id, 'intent', at, member_id, conversation_id, action from journal where seq = 1`,
      ),
    ).toMatchObject({ code: "23514", constraint: "journal_hashed" });
    expect(
      await ask(
        switchyard.databaseUrl,
        'insert into journal_head ("only", begun_after, seq) values (false, 0, 0)',
      ),
    ).toMatchObject({ constraint: "journal_head_only" });
  });
});

it("stores nothing, and calls nobody, where the head is gone", async () => {
  await runSql(
    "alter table journal_head disable trigger all; alter table journal_head rename to away; create table journal_head as table away with no data",
  );
  await expect(act()).rejects.toMatchObject({ code: "internal" });
  await runSql("drop table journal_head; alter table away rename to journal_head");
  expect(await runSql("select count(*)::int as n from attempts where state = 'started'")).toEqual([{ n: 0 }]);
  await act();
});

it("counts the rows of an earlier release apart, and begins its chain after them", async () => {
  const database = await createTestDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), "switchyard-migrations-"));
  const url = process.env.DATABASE_URL;
  try {
    await cp(path.join(import.meta.dirname, "..", "db", "migrations"), folder, { recursive: true });
    const list: { entries: { tag: string }[] } = JSON.parse(
      await readFile(path.join(folder, "meta", "_journal.json"), "utf8"),
    );
    const until = list.entries.findIndex(({ tag }) => tag.endsWith("journal_chain"));
    await writeFile(
      path.join(folder, "meta", "_journal.json"),
      JSON.stringify({ ...list, entries: list.entries.slice(0, until) }),
    );
    await migrate(database.url, folder);
    expect(
      await ask(
        database.url,
        `insert into journal (journal_id, kind, at, member_id, conversation_id, action)
          select gen_random_uuid(), 'intent', now(), gen_random_uuid(), '1', '{"kind": "close"}' from generate_series(1, 7)`,
      ),
    ).toBeNull();
    await migrate(database.url);
    process.env.DATABASE_URL = database.url;
    expect(await verifyJournal([testSecret])).toMatchObject({ kind: "whole", rows: 0, older: 7, end: null });
    await act();
    expect(await verifyJournal([testSecret])).toMatchObject({
      kind: "whole",
      rows: 2,
      older: 7,
      end: { seq: "9" },
    });
  } finally {
    await closePool();
    process.env.DATABASE_URL = url;
    await database.drop();
    await rm(folder, { recursive: true });
  }
});
