import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { possibleDataFolders } from "@/lib/setup/postgres/home";
import { ask, isServing } from "@/lib/setup/postgres/postmaster";
import { startPostgres, stopPostgresOf } from "@/lib/setup/postgres/server";
import { helperProcess } from "@/lib/setup/testing/helper-process";
import { scratchFolder } from "@/lib/setup/testing/scratch";

const newFolder = () => {
  const folder = path.join(scratchFolder(), "postgres");
  onTestFinished(() => stopPostgresOf(folder));
  return folder;
};

const passwordOf = (folder: string) => readFileSync(path.join(folder, "password"), "utf8").trim();

const keep = async (folder: string, port: number) => {
  await ask(port, passwordOf(folder), "create table kept (word text)");
  await ask(port, passwordOf(folder), "insert into kept values ('still here')");
};
const kept = (folder: string, port: number) => ask(port, passwordOf(folder), "select word from kept");

const gone = async (pid: number, data: string) => {
  while (isServing(pid, data)) await new Promise((resolve) => setImmediate(resolve));
};

test("it starts on a loopback port, makes a database once, and is gone after stop", async () => {
  const folder = newFolder();
  const server = await startPostgres({ folder });
  expect(server.reused).toBe(false);
  const url = await server.database("switchyard");
  expect(await server.database("switchyard")).toBe(url);
  expect(new URL(url).hostname).toBe("127.0.0.1");
  await server.stop();
  expect(isServing(server.pid, path.join(folder, "data"))).toBe(false);
  await server.stop();
});

test("it takes nobody without the password, which only the owner can read", async () => {
  const folder = newFolder();
  const { port } = await startPostgres({ folder });
  await expect(ask(port, "guess", "select 1")).rejects.toThrow("password authentication failed");
});

test("a server whose launcher was killed is found and used again, with its data", async () => {
  const folder = newFolder();
  const launcher = helperProcess(`
    import { startPostgres } from "@/lib/setup/postgres/server";
    const { pid, port } = await startPostgres({ folder: ${JSON.stringify(folder)} });
    console.log(pid + " " + port);
    setInterval(() => undefined, 1000);
  `);
  const [pid, port] = (await launcher.line()).split(" ").map(Number);
  await launcher.kill();
  await keep(folder, port ?? 0);
  const again = await startPostgres({ folder });
  expect(again).toMatchObject({ pid, port, reused: true });
  expect(await kept(folder, again.port)).toEqual([{ word: "still here" }]);
  await again.stop();
  expect(isServing(again.pid, path.join(folder, "data"))).toBe(false);
});

test("after kill -9 of the server itself the next start has everything that was acknowledged", async () => {
  const folder = newFolder();
  const first = await startPostgres({ folder });
  await keep(folder, first.port);
  process.kill(first.pid, "SIGKILL");
  await gone(first.pid, path.join(folder, "data"));
  expect(existsSync(path.join(folder, "data", "postmaster.pid"))).toBe(true);
  const second = await startPostgres({ folder });
  expect(second.reused).toBe(false);
  expect(await kept(folder, second.port)).toEqual([{ word: "still here" }]);
});

test("whoever waits for its end learns of a kill, also of a server that was found running", async () => {
  const folder = newFolder();
  const first = await startPostgres({ folder });
  const found = await startPostgres({ folder });
  expect(found).toMatchObject({ pid: first.pid, reused: true });
  const ends = Promise.all([first.untilGone(), found.untilGone()]);
  process.kill(first.pid, "SIGKILL");
  await ends;
  expect(readFileSync(first.logFile, "utf8")).toContain("database system is ready");
});

test("data that somebody else made opens for root as well, and stays theirs", async () => {
  const folder = newFolder();
  const first = await startPostgres({ folder });
  await keep(folder, first.port);
  await first.stop();
  const data = path.join(folder, "data");
  const nobody = 65_534;
  const isRoot = process.getuid?.() === 0;
  const names = readdirSync(data, { recursive: true, encoding: "utf8" });
  if (isRoot) for (const name of ["", ...names]) chownSync(path.join(data, name), nobody, nobody);
  const again = await startPostgres({ folder });
  expect(await kept(folder, again.port)).toEqual([{ word: "still here" }]);
  await again.stop();
  const owners = ["", "PG_VERSION", "postgresql.conf"].map((name) => statSync(path.join(data, name)).uid);
  expect(new Set(owners)).toEqual(new Set([isRoot ? nobody : process.getuid?.()]));
});

test("a left-over pid file that now names another process does not stop a start", async () => {
  const folder = newFolder();
  const first = await startPostgres({ folder });
  const file = path.join(folder, "data", "postmaster.pid");
  const lines = readFileSync(file, "utf8").split("\n");
  await first.stop();
  writeFileSync(file, [String(process.pid), ...lines.slice(1)].join("\n"));
  const second = await startPostgres({ folder });
  expect(second.reused).toBe(false);
});

test("two who start the same folder at once share one server", async () => {
  const folder = newFolder();
  const [first, second] = await Promise.all([startPostgres({ folder }), startPostgres({ folder })]);
  expect(first.pid).toBe(second.pid);
  expect([first.reused, second.reused].sort()).toEqual([false, true]);
});

test("a lost password is said with the file's name, and the data is left alone", async () => {
  const folder = newFolder();
  const server = await startPostgres({ folder });
  await server.stop();
  const file = path.join(folder, "password");
  unlinkSync(file);
  await expect(startPostgres({ folder })).rejects.toThrow(`${file} is gone`);
  expect(existsSync(path.join(folder, "data", "PG_VERSION"))).toBe(true);
});

test("below a folder that only its owner may enter it runs as well, and says where the data is", async () => {
  const closed = scratchFolder();
  chmodSync(closed, 0o700);
  const folder = path.join(closed, "postgres");
  onTestFinished(async () => {
    await stopPostgresOf(folder);
    for (const data of possibleDataFolders(folder))
      rmSync(path.dirname(data), { recursive: true, force: true });
  });
  const said: string[] = [];
  const server = await startPostgres({ folder, say: (line) => said.push(line) });
  expect(await server.database("switchyard")).toContain("/switchyard");
  const isMoved = process.getuid?.() === 0;
  expect(said.some((line) => line.includes(`cannot reach ${folder}`))).toBe(isMoved);
  expect(existsSync(path.join(folder, "data", "PG_VERSION"))).toBe(!isMoved);
});
