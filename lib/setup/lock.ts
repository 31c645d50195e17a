import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export type LockHolder = {
  readonly pid: number;
  /** When the process began, in the system's own unit: with the pid it names one process for good. */
  readonly began: string;
  /** What the holder does, for a message. */
  readonly what: string;
};

/**
 * Fields 3 and 22 of /proc/<pid>/stat; the name in field 2 may hold spaces. Elsewhere than Linux the pid alone has to do.
 */
const processFacts = (pid: number): { readonly state: string; readonly began: string } => {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state = "", ...later] = line.slice(line.lastIndexOf(")") + 2).split(" ");
    return { state, began: later[18] ?? "" };
  } catch {
    return { state: "", began: "" };
  }
};

const isAlive = ({ pid, began }: LockHolder): boolean => {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EPERM")) return false;
  }
  const facts = processFacts(pid);
  // A dead process keeps its id until its parent asks how it ended, which in a container may be never.
  return facts.state !== "Z" && facts.began === began;
};

const readHolder = (file: string): LockHolder | undefined => {
  try {
    const holder: LockHolder = JSON.parse(readFileSync(file, "utf8"));
    return holder;
  } catch {
    return undefined;
  }
};

/** Who holds the lock now; a dead process holds nothing. */
export const holderOf = (file: string): LockHolder | undefined => {
  const holder = readHolder(file);
  return holder && isAlive(holder) ? holder : undefined;
};

export type LockAttempt =
  | { readonly kind: "taken"; readonly release: () => void }
  | { readonly kind: "held"; readonly by: LockHolder };

/**
 * Takes the lock for this process, or says who has it. A lock of a process that died, even by kill -9, counts for
 * nothing. `link` is what makes the taking atomic: it fails where the name exists, and the file is whole from the start.
 */
export const takeLock = (file: string, what: string): LockAttempt => {
  mkdirSync(path.dirname(file), { recursive: true });
  const own = `${file}.${randomUUID()}`;
  const me: LockHolder = { pid: process.pid, began: processFacts(process.pid).began, what };
  writeFileSync(own, JSON.stringify(me));
  try {
    for (;;) {
      try {
        linkSync(own, file);
        return { kind: "taken", release: () => releaseOwn(file, me) };
      } catch {
        const by = holderOf(file);
        if (by) return { kind: "held", by };
        moveAway(file);
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
};

/** Removes the lock of a dead process. Renaming first: two who do this at once must not remove a new lock. */
const moveAway = (file: string) => {
  const old = `${file}.${randomUUID()}`;
  try {
    renameSync(file, old);
  } catch {
    return;
  }
  const moved = readHolder(old);
  if (moved && isAlive(moved)) {
    try {
      linkSync(old, file);
    } catch {
      // Somebody else has it by now.
    }
  }
  rmSync(old, { force: true });
};

const releaseOwn = (file: string, me: LockHolder) => {
  const holder = readHolder(file);
  if (holder?.pid === me.pid && holder.began === me.began) rmSync(file, { force: true });
};

/** Runs `work` while no other process does so under the same file; waits for its turn. */
export const withMutex = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  for (;;) {
    const lock = takeLock(file, "starting");
    if (lock.kind === "taken") {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    await pause(100);
  }
};
