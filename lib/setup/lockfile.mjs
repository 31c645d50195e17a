// @ts-check
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Where a registry lacks one platform's build of an optional package, npm leaves that entry out of package-lock.json,
 * and `npm ci` then refuses the lock on every platform. `npm run lock` adds what is missing after an install; such an
 * entry has a version, the platform and no checksum, since nobody here could see the package.
 *
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   resolved?: string, integrity?: string, optionalDependencies?: Record<string, string> }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "openharmony",
  "win32",
  "aix",
  "sunos",
  "netbsd",
  "openbsd",
];
/** What names of packages call a processor, and what npm calls it. */
const processors = {
  x64: "x64",
  arm64: "arm64",
  ia32: "ia32",
  arm: "arm",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  wasm32: "wasm32",
  loong64: "loong64",
  mips64el: "mips64el",
};
const libraries = { gnu: "glibc", gnueabihf: "glibc", musl: "musl", musleabihf: "musl" };

/**
 * The platform that a package's name stands for, e.g. `@next/swc-win32-x64-msvc`.
 * @param {string} name
 * @returns {Pick<Entry, "os" | "cpu" | "libc">}
 */
export const platformOf = (name) => {
  const words = name.split(/[/-]/);
  const os = systems.find((one) => words.includes(one));
  const cpu = Object.entries(processors).find(([word]) => words.includes(word))?.[1];
  const libc =
    os === "linux" ? Object.entries(libraries).find(([word]) => words.includes(word))?.[1] : undefined;
  if (!cpu || (!os && cpu !== "wasm32"))
    throw new Error(`The platform of ${name} is not plain from its name.`);
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), ...(os ? { os: [os] } : {}) };
};

/**
 * Where Node looks for `name` when the package at `place` asks for it, nearest first.
 * @param {string} place @param {string} name
 */
const lookups = (place, name) => {
  const found = [`${place}/node_modules/${name}`];
  for (
    let at = place.lastIndexOf("/node_modules/");
    at >= 0;
    at = place.lastIndexOf("/node_modules/", at - 1)
  ) {
    found.push(`${place.slice(0, at)}/node_modules/${name}`);
  }
  return [...found, `node_modules/${name}`];
};

/**
 * Optional packages that some package in the lock names and the lock does not hold.
 * @param {Lock} lock
 */
export const missingOptional = (lock) =>
  Object.entries(lock.packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !lookups(place, name).some((one) => one in lock.packages))
      .map(([name, version]) => ({ neededBy: place, dev: entry.dev ?? false, name, version })),
  );

/**
 * The same lock with every missing optional package, its entries in npm's order.
 * @param {Lock} lock
 * @returns {Lock}
 */
export const completed = (lock) => {
  const packages = { ...lock.packages };
  for (const { name, version, dev } of missingOptional(lock)) {
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      throw new Error(`${name} is asked for as ${version}: not one version.`);
    const { cpu, libc, os } = platformOf(name);
    packages[`node_modules/${name}`] = {
      version,
      ...(cpu ? { cpu } : {}),
      ...(dev ? { dev } : {}),
      ...(libc ? { libc } : {}),
      optional: true,
      ...(os ? { os } : {}),
    };
  }
  const ordered = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(ordered) };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../../package-lock.json", import.meta.url));
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingOptional(lock);
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} entries for other platforms added.`);
}
