import pg from "pg";
import { expect, test } from "vitest";
import { createTestDatabase } from "@/lib/setup/testing/database";

const ask = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
};

test("each caller gets an empty database of its own on one server, and it is gone after drop", async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  expect(new URL(first.url).port).toBe(new URL(second.url).port);
  await ask(first.url, "create table only_here (id int)");
  expect(await ask(first.url, "select to_regclass('only_here')::text as found")).toEqual([
    { found: "only_here" },
  ]);
  expect(await ask(second.url, "select to_regclass('only_here')::text as found")).toEqual([{ found: null }]);
  await first.drop();
  await expect(ask(first.url, "select 1")).rejects.toThrow("does not exist");
  await second.drop();
});
