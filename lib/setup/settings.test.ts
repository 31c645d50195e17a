import { expect, test, vi } from "vitest";
import { withCrew } from "@/lib/setup/crew";
import { migrateDatabase } from "@/lib/setup/settings";
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
