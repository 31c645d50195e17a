import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "@/lib/setup/project";

const folders = ["app", "components", "lib", "e2e"];
const rootFiles = [
  "proxy.ts",
  "instrumentation.ts",
  "playwright.config.ts",
  "vitest.config.ts",
  "drizzle.config.ts",
];
const isSource = (name: string) => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith(".d.ts");

/** The tool passes with nothing read, e.g. where it does not know the installed TypeScript; then it has proved nothing. */
const leastShareRead = 0.8;

const sourcesBelow = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).filter(
    (entry) => entry.isFile() && isSource(entry.name),
  ).length;

type Report = {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string; readonly severity: string };
    }[];
  };
};

export type BoundaryResult = {
  readonly problems: readonly string[];
  readonly read: number;
  readonly exist: number;
};

/**
 * Checks who imports whom by .dependency-cruiser.cjs.
 * @param folder a project folder, absolute: this one, or a test's; with its own copy of the rules and of tsconfig.json
 */
export const checkBoundaries = (folder: string): BoundaryResult => {
  const targets = [...folders, ...rootFiles].filter((name) => existsSync(path.join(folder, name)));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      ...["--config", ".dependency-cruiser.cjs", "--output-type", "json"],
      ...targets,
    ],
    { cwd: folder, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  if (!stdout.startsWith("{"))
    return { problems: [`dependency-cruiser failed (${status}): ${stderr.trim()}`], read: 0, exist: 0 };
  const report: Report = JSON.parse(stdout);
  const exist = targets.reduce(
    (sum, name) => sum + (isSource(name) ? 1 : sourcesBelow(path.join(folder, name))),
    0,
  );
  const read = report.modules.filter(({ source }) =>
    targets.some((one) => source === one || source.startsWith(`${one}/`)),
  ).length;
  const problems = report.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`);
  const tooFew = read < exist * leastShareRead ? [`Only ${read} of ${exist} source files were read.`] : [];
  return { problems: [...problems, ...tooFew], read, exist };
};
