import { existsSync, readFileSync } from "node:fs";

/** How much memory a process holds, in bytes; null where the system does not say (only Linux does). */
const residentBytes = (pid: number): number | null => {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, "utf8")) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
};

/** Does something and says by how much the process grew at most meanwhile; null where that cannot be told. */
export const growthWhile = async (pid: number, work: () => Promise<void>): Promise<number | null> => {
  const before = residentBytes(pid);
  let most = before ?? 0;
  const look = setInterval(() => {
    most = Math.max(most, residentBytes(pid) ?? 0);
  }, 50);
  try {
    await work();
  } finally {
    clearInterval(look);
  }
  return before === null ? null : most - before;
};
