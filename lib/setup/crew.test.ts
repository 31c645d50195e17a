import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { tailOf, withCrew } from "@/lib/setup/crew";
import { startDatabase } from "@/lib/setup/stack";
import { helperProcess } from "@/lib/setup/testing/helper-process";
import { scratchFolder } from "@/lib/setup/testing/scratch";

const script = (text: string): string => {
  const file = path.join(scratchFolder(), "job.mjs");
  writeFileSync(file, text);
  return file;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const untilGone = async (pid: number) => {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
};

const forever = "setInterval(() => undefined, 1000);";

test("when one process dies, it is named, the others are ended, and the code is not zero", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  let other = 0;
  const code = await withCrew(async (crew) => {
    other = crew.start({ name: "The steady one", node: [script(forever)] }).pid;
    const log = path.join(scratchFolder(), "out.log");
    crew.start({
      name: "The weak one",
      node: [script('console.log("my last words"); process.exitCode = 3;')],
      log,
    });
    return crew.untilOver();
  });
  expect(code).toBe(1);
  expect(isAlive(other)).toBe(false);
  expect(said.mock.calls.join()).toMatch(/The weak one ended with code 3.*\n.*my last words/);
});

test("a log that was never begun has no last words, and asking for them breaks nothing", () => {
  expect(tailOf(path.join(scratchFolder(), "never.log"))).toBe("");
  expect(tailOf(undefined)).toBe("");
});

test("a database that dies is named with its last words, and the others are ended", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const folder = path.join(scratchFolder(), "postgres");
  let other = 0;
  const code = await withCrew(async (crew) => {
    other = crew.start({ name: "The app", node: [script(forever)] }).pid;
    await startDatabase(crew, { folder, durable: false, say: () => undefined });
    const pid = Number(readFileSync(path.join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGKILL");
    return crew.untilOver();
  });
  expect(code).toBe(1);
  expect(isAlive(other)).toBe(false);
  expect(said.mock.calls.join()).toMatch(/The database ended by itself \(all output: .*server\.log\)/);
});

test("a step that fails stops the work, with what it said last", async () => {
  const log = path.join(scratchFolder(), "step.log");
  const work = withCrew(async (crew) => {
    await crew.run({ name: "The step", node: [script('console.error("no disk"); process.exit(2);')], log });
    return 0;
  });
  await expect(work).rejects.toThrow(/The step ended with code 2.*\n.*no disk/);
});

test("what is to be done at the end is done last started first, also after a failure", async () => {
  const done: string[] = [];
  const work = withCrew(async (crew) => {
    crew.atEnd(() => void done.push("database"));
    crew.atEnd(() => void done.push("app"));
    throw new Error("in the middle");
  });
  await expect(work).rejects.toThrow("in the middle");
  expect(done).toEqual(["app", "database"]);
});

test("what a process of the crew started itself goes as well, even if it ignores being asked", async () => {
  let grandchild = 0;
  await withCrew(async (crew) => {
    const log = path.join(scratchFolder(), "pid.log");
    const stubborn = script(`process.on("SIGTERM", () => undefined); ${forever}`);
    const parent = script(`
      import { spawn } from "node:child_process";
      const child = spawn(process.execPath, [${JSON.stringify(stubborn)}]);
      console.log(child.pid);
      process.on("SIGTERM", () => process.exit(0));
      ${forever}
    `);
    crew.start({ name: "The parent", node: [parent], log });
    while (!/^\d+\n/.test(readFileSync(log, "utf8"))) await new Promise((resolve) => setTimeout(resolve, 10));
    grandchild = Number(readFileSync(log, "utf8"));
    return 0;
  });
  await untilGone(grandchild);
});

test("when the launcher is killed outright, its processes end by themselves", async () => {
  const job = script(forever);
  const launcher = helperProcess(`
    import { tailOf, withCrew } from "@/lib/setup/crew";
    await withCrew(async (crew) => {
      console.log(crew.start({ name: "The orphan", node: [${JSON.stringify(job)}] }).pid);
      return crew.untilOver();
    });
  `);
  const orphan = Number(await launcher.line());
  expect(isAlive(orphan)).toBe(true);
  await launcher.kill();
  await untilGone(orphan);
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s ends everything and is no failure", async (name) => {
  const job = script(forever);
  const launcher = helperProcess(`
    import { tailOf, withCrew } from "@/lib/setup/crew";
    process.exitCode = await withCrew(async (crew) => {
      console.log(crew.start({ name: "The job", node: [${JSON.stringify(job)}] }).pid);
      return crew.untilOver();
    });
    console.log("ended " + process.exitCode);
  `);
  const pid = Number(await launcher.line());
  launcher.child.kill(name);
  expect(await launcher.line()).toBe("ended 0");
  expect(isAlive(pid)).toBe(false);
});
