import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "@/lib/setup/project";

/** What a copy makes anew, or has no use for. */
const leftOut = new Set([
  "node_modules",
  ".next",
  ".data",
  ".git",
  ".env",
  "test-results",
  "playwright-report",
]);

/** The project as somebody has it who has just fetched it: sources, and nothing that was installed or built. */
export const copySources = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(root).filter((one) => !leftOut.has(one)))
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
};

/** The packages that are installed here, for a copy: by links where the disk allows it, since they are many. */
export const lendPackages = (folder: string): void => {
  const [from, to] = [root, folder].map((one) => path.join(one, "node_modules"));
  if (from === undefined || to === undefined || existsSync(to)) return;
  const linked = spawnSync("cp", ["-al", from, to], { stdio: "ignore" }).status === 0;
  if (!linked) cpSync(from, to, { recursive: true, verbatimSymlinks: true, force: true });
};
