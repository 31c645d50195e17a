// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * @typedef {{ version?: string, integrity?: string, dev?: boolean, optional?: boolean, os?: string | string[],
 *   cpu?: string | string[], libc?: string | string[] }} Entry
 * @typedef {{ packages?: Record<string, Entry> }} Lock
 * @typedef {{ os: string, cpu: string }} Platform
 */

/**
 * npm's own rule for `os` and `cpu`: a list of names, or of names with "!" that are not meant.
 * @param {string | string[] | undefined} wanted @param {string} ours
 */
const fits = (wanted, ours) => {
  const names = wanted === undefined ? [] : [wanted].flat();
  if (names.includes(`!${ours}`)) return false;
  const meant = names.filter((name) => !name.startsWith("!"));
  return meant.length === 0 || meant.includes(ours);
};

/**
 * Packages of the lock that node_modules lacks or has in another version. npm writes what it installed, last of all, into
 * node_modules/.package-lock.json, so an interrupted install counts as none.
 * @param {Lock} lock
 * @param {Lock} installed
 * @param {Platform} platform
 * @param {"production" | "everything"} scope
 * @returns {string[]} places such as `node_modules/next`
 */
export const missingFrom = (lock, installed, platform, scope) =>
  Object.entries(lock.packages ?? {}).flatMap(([place, entry]) => {
    if (place === "" || (scope === "production" && entry.dev)) return [];
    const found = installed.packages?.[place];
    if (found) return found.version === entry.version && found.integrity === entry.integrity ? [] : [place];
    if (!entry.optional) return [place];
    // An optional package is missing only where it is the one build for this machine; two C libraries are two builds,
    // and one without a checksum is one that no registry here had.
    const isForUs = entry.os !== undefined && fits(entry.os, platform.os) && fits(entry.cpu, platform.cpu);
    return isForUs && entry.libc === undefined && entry.integrity !== undefined ? [place] : [];
  });

/** @param {string} file @returns {Lock | undefined} */
const readLock = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);

/**
 * Runs npm with the Node that runs this, as quietly as it can.
 * @param {string} root @param {readonly string[]} words
 */
const npm = (root, words) => {
  const script = process.env.npm_execpath;
  const quiet = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  /** @type {import("node:child_process").SpawnSyncOptions} */
  const options = { cwd: root, stdio: ["ignore", "inherit", "inherit"] };
  return script?.endsWith(".js")
    ? spawnSync(process.execPath, [script, ...words, ...quiet], options).status === 0
    : spawnSync("npm", [...words, ...quiet], { ...options, shell: process.platform === "win32" }).status ===
        0;
};

/**
 * Installs what package-lock.json names, unless it is there already. Throws with one sentence where npm fails.
 * @param {string} root
 * @param {"production" | "everything"} scope
 */
export const ensureInstalled = (root, scope) => {
  const lock = readLock(path.join(root, "package-lock.json"));
  if (!lock) throw new Error("package-lock.json is missing: take a whole copy of the repository.");
  const installed = readLock(path.join(root, "node_modules", ".package-lock.json"));
  const platform = { os: process.platform, cpu: process.arch };
  const missing = missingFrom(lock, installed ?? {}, platform, scope);
  if (missing.length === 0) return;
  console.log(
    installed
      ? `Installing packages with "npm ci": ${missing.length} are missing or of another version (this takes about a minute).`
      : 'Installing packages with "npm ci" (this takes about a minute).',
  );
  if (npm(root, ["ci"])) return;
  console.log(
    '"npm ci" failed as above; trying "npm install --no-save", which may take newer packages than were tested.',
  );
  if (!npm(root, ["install", "--no-save"])) {
    throw new Error("npm could not install the packages: see its message above.");
  }
};
