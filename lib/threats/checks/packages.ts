import path from "node:path";
import { npmScript } from "@/lib/setup/npm";
import { finding, type LiveCheck } from "../check";
import { copySources } from "../copy";
import { type Command, runToEnd } from "../processes";

/** What has to work where no script of a package has run. */
const steps = (folder: string): readonly (Command & { readonly name: string })[] => [
  {
    name: "npm run build",
    node: ["lib/setup/main.mjs", "build"],
    cwd: folder,
    mostMs: 600_000,
  },
  {
    name: "a password's hash",
    node: [
      "--eval",
      "import('@node-rs/argon2').then(async ({ hash, verify }) => process.exit((await verify(await hash('a'), 'a')) ? 0 : 1))",
    ],
    cwd: folder,
  },
  {
    name: "an embedded PostgreSQL, with all migrations",
    node: ["lib/setup/main.mjs", "migrate"],
    cwd: folder,
    // None of this project's own settings: it is to start one.
    env: { DATABASE_URL: "" },
  },
];

/** T30: nothing of what is installed needs to run anything of its own to be installed. */
export const installsWithoutScripts: LiveCheck = async (target) => {
  const folder = path.join(target.scratch, "fresh");
  copySources(folder);
  const wrong: string[] = [];
  const words = ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const run = async (name: string, command: Command) => {
    const { code, said } = await runToEnd(target, command);
    if (code !== 0) wrong.push(`${name} ended with ${code}: ${said.trim().slice(-300)}`);
  };
  await run("npm ci --ignore-scripts", { node: [npmScript(), ...words], cwd: folder, mostMs: 600_000 });
  for (const { name, ...command } of wrong.length === 0 ? steps(folder) : []) await run(name, command);
  return finding(
    `npm ci --ignore-scripts in a copy, then ${steps(folder)
      .map(({ name }) => name)
      .join(", ")}`,
    wrong,
  );
};
