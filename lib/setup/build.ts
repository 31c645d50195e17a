import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Crew } from "@/lib/setup/crew";
import { holderOf, takeLock, withMutex } from "@/lib/setup/lock";
import { dataFolder, inRoot, root } from "@/lib/setup/project";
import { SetupError } from "@/lib/setup/setup-error";
import { hintStartup, startupHint } from "@/lib/setup/startup-hint";

/** What a build is made of. Tests, the set-up itself and the demo workspace are in none. */
const folders = ["app", "components", "lib", "public"];
const leftOut = new Set([
  "lib/setup",
  "lib/demo",
  "lib/bench",
  "lib/threats",
  "lib/contract",
  "lib/server/db/migrations",
]);
const rootFiles =
  /^(package-lock\.json|tsconfig\.json|next\.config\.js|postcss\.config\.mjs|proxy\.ts|instrumentation\.ts)$/;
const isTest = (name: string) => /\.test\.tsx?$/.test(name);

const filesBelow = (project: string, folder: string): readonly string[] => {
  if (leftOut.has(folder) || !existsSync(path.join(project, folder))) return [];
  return readdirSync(path.join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(project, name);
    return isTest(entry.name) ? [] : [name];
  });
};

/** A digest over names and contents of everything that goes into a build of the project folder. */
export const digestOfInputs = (project: string = root): string => {
  const atRoot = readdirSync(project).filter((name) => rootFiles.test(name));
  const below = folders.flatMap((folder) => filesBelow(project, folder));
  const digest = createHash("sha256").update(process.version).update(startupHint);
  for (const file of [...atRoot, ...below].sort()) {
    digest.update(`\0${file}\0`).update(readFileSync(path.join(project, file)));
  }
  return digest.digest("hex");
};

const stampFile = inRoot(".next", "switchyard-inputs");
const hasBuild = () => existsSync(inRoot(".next", "BUILD_ID"));
const isCurrent = (digest: string) =>
  hasBuild() && existsSync(stampFile) && readFileSync(stampFile, "utf8") === digest;

const servingPrefix = "serving-";

/** Says, for as long as this process lives, that it serves from the build. Gives back what ends that. */
export const markServing = (what: string): (() => void) => {
  const lock = takeLock(path.join(dataFolder, `${servingPrefix}${process.pid}.json`), what);
  return lock.kind === "taken" ? lock.release : () => undefined;
};

const othersServing = () => {
  if (!existsSync(dataFolder)) return undefined;
  const marks = readdirSync(dataFolder).filter((name) => name.startsWith(servingPrefix));
  for (const mark of marks.map((name) => path.join(dataFolder, name))) {
    const holder = holderOf(mark);
    if (holder && holder.pid !== process.pid) return holder;
    if (!holder) rmSync(mark, { force: true });
  }
  return undefined;
};

export type BuildOptions = {
  /** Build even where nothing changed. */
  readonly force?: boolean;
  /** For the build's own output; the terminal where none is named. */
  readonly log?: string;
  readonly say: (line: string) => void;
};

/**
 * Makes the production build unless the sources are those of the last one. Never under a server that runs from it: its
 * pages would lose their scripts.
 */
export const ensureBuilt = async (crew: Crew, { force = false, log, say }: BuildOptions): Promise<void> =>
  withMutex(path.join(dataFolder, "building.json"), async () => {
    const digest = digestOfInputs();
    if (!force && isCurrent(digest)) return;
    const other = othersServing();
    if (other) {
      throw new SetupError(
        `${other.what} (process ${other.pid}) runs from the present build, and the sources have changed since: stop it first.`,
      );
    }
    say("Building the app (about half a minute).");
    await crew.run({
      name: "The build",
      node: ["node_modules/next/dist/bin/next", "build"],
      env: { NODE_ENV: "production" },
      log,
    });
    hintStartup(inRoot(".next"));
    writeFileSync(stampFile, digest);
  });

/** For `--no-build`. */
export const requireBuild = (): void => {
  if (!hasBuild()) throw new SetupError('There is no build yet: start without "--no-build".');
};
