import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { removeLeftovers } from "@/lib/setup/own-folder";
import { isServing } from "@/lib/setup/postgres/postmaster";
import { temporaryFolder } from "@/lib/setup/project";
import { helperProcess } from "@/lib/setup/testing/helper-process";

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

test("the server that a killed npm test started for its stories is ended as well", async () => {
  const run = helperProcess(`
    import path from "node:path";
    import { ownFolder } from "@/lib/setup/own-folder";
    import { startPostgres } from "@/lib/setup/postgres/server";
    const { folder } = await ownFolder("npm-test");
    const { pid } = await startPostgres({ folder: path.join(folder, "postgres"), durable: false });
    console.log(pid + " " + folder);
    setInterval(() => undefined, 1000);
  `);
  const [pid, folder = ""] = (await run.line()).split(" ");
  await run.kill();
  await removeLeftovers();
  expect(isServing(Number(pid), path.join(folder, "postgres", "data"))).toBe(false);
  expect(existsSync(folder)).toBe(false);
});

test("what another user left is left to them", async () => {
  const folder = temporaryFolder("test");
  const isRoot = process.getuid?.() === 0;
  writeFileSync(path.join(folder, "owner.json"), JSON.stringify({ pid: 2 ** 30, began: "", what: "dead" }));
  if (isRoot) chownSync(folder, 65_534, 65_534);
  await removeLeftovers();
  expect(existsSync(folder)).toBe(isRoot);
  rmSync(folder, { recursive: true, force: true });
});
