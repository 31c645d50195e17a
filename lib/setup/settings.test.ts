import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { withCrew } from "@/lib/setup/crew";
import { migrateDatabase, verifyJournal } from "@/lib/setup/settings";
import { createTestDatabase } from "@/lib/setup/testing/database";

vi.setConfig({ testTimeout: 60_000 });

test("a database that cannot be used stops the start with one sentence that names the setting", async () => {
  const start = withCrew(async (crew) => {
    await migrateDatabase(crew, "postgres://desk:hunter22@127.0.0.1:1/desk", () => undefined);
    return 0;
  });
  await expect(start).rejects.toThrow(
    /^The database that DATABASE_URL names cannot be used: connect ECONNREFUSED 127\.0\.0\.1:1\.$/,
  );
});

test("a database that can be used is brought up to date, and it is said", async () => {
  const database = await createTestDatabase();
  const said: string[] = [];
  for (const _ of ["first", "second"])
    await withCrew(async (crew) => {
      await migrateDatabase(crew, database.url, (line) => said.push(line));
      return 0;
    });
  await database.drop();
  expect(said).toEqual([
    expect.stringMatching(/^The database took \d+ migration/),
    "The database is up to date.",
  ]);
});

test("the journal is checked by a command, which names the first row that somebody touched", async () => {
  const database = await createTestDatabase();
  vi.stubEnv("SWITCHYARD_SECRET", "0123456789abcdef0123456789abcdef");
  vi.stubEnv("SWITCHYARD_URL", "http://127.0.0.1:4321");
  const said: string[] = [];
  const check = (older = 0, noted?: string) =>
    withCrew(async (crew) => {
      await verifyJournal(crew, database.url, { older, noted }, (line) => said.push(line));
      return 0;
    });
  try {
    await expect(check()).rejects.toThrow(
      /^This database has no journal that can be checked: run npm run db:migrate/,
    );
    await withCrew(async (crew) => {
      await migrateDatabase(crew, database.url, () => undefined);
      return 0;
    });
    expect(await check()).toBe(0);
    expect(said).toEqual(["0 rows, all as they were written."]);
    await expect(check(0, `7:${"0".repeat(64)}`)).rejects.toThrow(/^Row 7 of the journal is not the one/);
    await expect(check(1)).rejects.toThrow(/^0 rows are from before the journal was a chain/);
    const id = "00000000-0000-4000-8000-000000000001";
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`insert into journal (seq, journal_id, kind, at, member_id, conversation_id, action, key_id, hash)
      values (1, '${id}', 'intent', now(), '${id}', '1', '{}', 'key-1', 'forged')`);
    await expect(check()).rejects.toThrow(
      `The journal was touched, first at row 1 (action ${id}): it was added past Switchyard, whose last row is 0.`,
    );
    await client.query("update journal_head set seq = 1, hash = 'forged'");
    await expect(check()).rejects.toThrow(
      /^The journal cannot be checked from row 1 .* key key-1, .* SWITCHYARD_OLD_SECRETS; if there was no other, the row was touched\.$/,
    );
    await client.query(`alter table journal_head disable trigger all;
      update journal_head set begun_after = 1, hash = null`);
    await client.end();
    await expect(check()).rejects.toThrow(
      /^1 row is from before the journal was a chain, .* npm run journal:verify -- --older 1\. Where not, the chain was begun anew/,
    );
    said.length = 0;
    expect(await check(1)).toBe(0);
    expect(said.join("\n")).toMatch(/^0 rows, all as they were written\.\n(?:.*\n)?1 row is from before/);
  } finally {
    vi.unstubAllEnvs();
    await database.drop();
  }
});
