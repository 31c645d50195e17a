import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isServing } from "@/lib/setup/postgres/postmaster";
import { helperProcess } from "@/lib/setup/testing/helper-process";
import { removeLeftovers } from "@/lib/setup/testing/postgres-global";

test("the server of a run that was killed is ended by the next run, and a living one's is left alone", async () => {
  const run = helperProcess(`
    import { setup, testPostgresVariable } from "@/lib/setup/testing/postgres-global";
    import { createTestDatabase } from "@/lib/setup/testing/database";
    await setup();
    await createTestDatabase();
    console.log(process.env[testPostgresVariable]);
    setInterval(() => undefined, 1000);
  `);
  const folder = await run.line();
  const data = path.join(folder, "data");
  const pid = Number(readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  await removeLeftovers();
  expect(isServing(pid, data)).toBe(true);
  await run.kill();
  await removeLeftovers();
  expect(isServing(pid, data)).toBe(false);
  expect(existsSync(folder)).toBe(false);
});
