import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { holderOf, takeLock, withMutex } from "@/lib/setup/lock";
import { helperProcess } from "@/lib/setup/testing/helper-process";
import { scratchFolder } from "@/lib/setup/testing/scratch";

test("a lock is held until it is released, and says by whom", () => {
  const file = path.join(scratchFolder(), "lock.json");
  const first = takeLock(file, "the first");
  expect(first.kind).toBe("taken");
  const second = takeLock(file, "the second");
  expect(second).toMatchObject({ kind: "held", by: { pid: process.pid, what: "the first" } });
  if (first.kind === "taken") first.release();
  expect(holderOf(file)).toBeUndefined();
  expect(takeLock(file, "the third").kind).toBe("taken");
});

test("a process that was killed holds nothing any more", async () => {
  const file = path.join(scratchFolder(), "lock.json");
  const other = helperProcess(`
    import { takeLock } from "@/lib/setup/lock";
    console.log(takeLock(${JSON.stringify(file)}, "the other").kind);
    setInterval(() => undefined, 1000);
  `);
  expect(await other.line()).toBe("taken");
  expect(takeLock(file, "me")).toMatchObject({
    kind: "held",
    by: { pid: other.child.pid, what: "the other" },
  });
  await other.kill();
  expect(takeLock(file, "me").kind).toBe("taken");
});

test("a process that was killed holds nothing either while its parent has not asked how it ended", async () => {
  const file = path.join(scratchFolder(), "lock.json");
  const source = `
    import { takeLock } from "@/lib/setup/lock";
    console.log(takeLock(${JSON.stringify(file)}, "the dead").kind + " " + process.pid);
    setInterval(() => undefined, 1000);
  `;
  // The shell becomes a sleep that never asks after its child.
  const parent = helperProcess(`
    import { spawn } from "node:child_process";
    const words = ["--import", "tsx", "--input-type=module", "--eval", ${JSON.stringify(source)}];
    const shell = spawn("sh", ["-c", '"$0" "$@" & exec sleep 60', process.execPath, ...words], { stdio: "inherit" });
    process.on("SIGTERM", () => { shell.kill(); process.exit(); });
  `);
  const [kind, pid] = (await parent.line()).split(" ");
  expect(kind).toBe("taken");
  process.kill(Number(pid), "SIGKILL");
  const state = () => /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1];
  while (state() !== "Z") await new Promise((resolve) => setImmediate(resolve));
  expect(takeLock(file, "me").kind).toBe("taken");
  const gone = once(parent.child, "exit");
  parent.child.kill("SIGTERM");
  await gone;
});

test("a later process that got the same id does not hold it", () => {
  const file = path.join(scratchFolder(), "lock.json");
  writeFileSync(file, JSON.stringify({ pid: process.pid, began: "of another", what: "gone" }));
  expect(holderOf(file)).toBeUndefined();
  expect(takeLock(file, "me").kind).toBe("taken");
});

test("a file cut off by a crash holds nothing", () => {
  const file = path.join(scratchFolder(), "lock.json");
  writeFileSync(file, '{"pid": 1');
  expect(takeLock(file, "me").kind).toBe("taken");
});

test("of many who find a dead lock at once, one after the other works, and nothing stays behind", async () => {
  const folder = scratchFolder();
  const file = path.join(folder, "lock.json");
  writeFileSync(file, JSON.stringify({ pid: 2 ** 30, began: "", what: "dead" }));
  let inside = 0;
  let most = 0;
  const work = () =>
    withMutex(file, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    });
  await Promise.all(Array.from({ length: 8 }, work));
  expect(most).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});
