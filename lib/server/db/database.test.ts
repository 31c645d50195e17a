import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isAppError } from "@/lib/core/errors";
import { runSql, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { closePool, inTransaction, pool, queryRows, sqlStateOf, withDatabase } from "./database";
import { members } from "./schema";

let switchyard: TestSwitchyard;

beforeAll(async () => {
  switchyard = await startTestSwitchyard();
});
afterAll(() => switchyard.stop());

const member = (email: string) => ({
  id: randomUUID(),
  email,
  name: "Somebody",
  role: "agent" as const,
  passwordHash: "canary-hash",
  createdAt: new Date(),
});

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

it("keeps nothing of a transaction that fails", async () => {
  const email = `${randomUUID()}@x.test`;
  await expect(
    inTransaction(async (db) => {
      await db.insert(members).values(member(email));
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await runSql(`select 1 from members where email = '${email}'`)).toEqual([]);
});

it("says which rule a statement broke, without the values of the statement", async () => {
  const row = member(`${randomUUID()}@x.test`);
  await withDatabase((db) => db.insert(members).values(row));
  const error = await failureOf(
    withDatabase((db) => db.insert(members).values({ ...row, id: randomUUID() })),
  );
  expect(sqlStateOf(error)).toBe("23505");
  expect(isAppError(error)).toBe(false);
  expect(String(error)).not.toContain("canary-hash");
});

it("keeps e-mails in lower case, and roles to the known ones", async () => {
  expect(
    sqlStateOf(await failureOf(withDatabase((db) => db.insert(members).values(member("A@x.test"))))),
  ).toBe("23514");
  const insert = `insert into members (id, email, name, role, password_hash, created_at) values ('${randomUUID()}', 'b@x.test', 'B', 'admin', 'x', now())`;
  expect(sqlStateOf(await failureOf(runSql(insert)))).toBe("23514");
});

it("answers database_unavailable when a connection is cut in the middle, and works again after", async () => {
  const cut = withDatabase(async (db) => {
    await db.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
  });
  expect(await failureOf(cut)).toMatchObject({ code: "database_unavailable", httpStatus: 503 });
  expect(
    await failureOf(queryRows("cut", "select pg_terminate_backend(pg_backend_pid())", [])),
  ).toMatchObject({
    code: "database_unavailable",
  });
  expect(await runSql("select 1 as one")).toEqual([{ one: 1 }]);
});

it("does not wait longer than two seconds for a connection when all are taken", async () => {
  const taken = await Promise.all(Array.from({ length: 10 }, () => pool().connect()));
  try {
    expect(await failureOf(runSql("select 1"))).toMatchObject({
      code: "database_unavailable",
      retryAfterSeconds: 5,
    });
  } finally {
    for (const client of taken) client.release();
  }
  expect(await runSql("select 1 as one")).toEqual([{ one: 1 }]);
});

it("opens one pool for all, also for code that was bundled apart", async () => {
  expect(pool()).toBe(pool());
  const before = pool();
  await closePool();
  expect(pool()).not.toBe(before);
});
