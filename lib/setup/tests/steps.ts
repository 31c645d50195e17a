import { readFileSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "@/lib/setup/build";
import { type Job, tailOf } from "@/lib/setup/crew";
import { recordFolder, recordings, type StepContext } from "@/lib/setup/tests/context";
import { runEndToEnd } from "@/lib/setup/tests/end-to-end";
import { stepTally, type Tally } from "@/lib/setup/tests/tally";
import { runQuickThreats } from "@/lib/setup/tests/threats";
import { runUnit } from "@/lib/setup/tests/unit";

type Step = (context: StepContext) => Promise<Tally>;

/** Runs tools one after the other until one fails; of good ones only their last line is said. */
const tools =
  (...jobs: readonly Pick<Job, "name" | "node">[]): Step =>
  async ({ crew, scratch }) => {
    const said: string[] = [];
    for (const job of jobs) {
      const log = path.join(scratch, `${job.name.replaceAll(" ", "-")}.log`);
      if ((await crew.attempt({ ...job, log })) !== 0)
        return stepTally(false, readFileSync(log, "utf8").trimEnd());
      said.push(tailOf(log).split("\n").at(-1) ?? "");
    }
    return stepTally(true, ...said.filter((line) => line !== ""));
  };

const build: Step = async ({ crew, scratch, say }) => {
  const log = path.join(scratch, "build.log");
  try {
    await ensureBuilt(crew, { log, say });
    return stepTally(true);
  } catch (cause) {
    return stepTally(false, cause instanceof Error ? cause.message : String(cause), tailOf(log));
  }
};

/** In the order in which they run; what is quick to say no comes first. */
export const steps: Readonly<Record<string, Step>> = {
  types: tools(
    { name: "next typegen", node: ["node_modules/next/dist/bin/next", "typegen"] },
    { name: "tsc", node: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  ),
  lint: tools({
    name: "biome",
    node: [
      "node_modules/@biomejs/biome/bin/biome",
      "check",
      "--error-on-warnings",
      "--max-diagnostics=50",
      ".",
    ],
  }),
  boundaries: tools({
    name: "dependency-cruiser",
    node: ["--import", "tsx", "lib/setup/boundaries-main.ts"],
  }),
  deadcode: tools({ name: "knip", node: ["node_modules/knip/bin/knip.js"] }),
  unit: runUnit,
  build,
  threats: runQuickThreats,
  e2e: runEndToEnd,
  contract: tools(
    ...recordings.map((name) => ({
      name: `The contract check of ${name}`,
      node: ["--import", "tsx", "lib/contract/main.ts", path.join(recordFolder, name)],
    })),
  ),
};
