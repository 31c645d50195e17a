import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { freshRecords, type StepContext } from "@/lib/setup/tests/context";
import { endedEarly, type Tally, tallyOfVitest } from "@/lib/setup/tests/tally";

/** vitest with a real PostgreSQL. Gives its JSON report, or null where it ended before it could. */
export const runVitest = async (
  { crew, scratch, rest }: Pick<StepContext, "crew" | "scratch" | "rest">,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly report: string | null; readonly exitCode: number }> => {
  const report = path.join(scratch, "unit.json");
  const exitCode = await crew.attempt({
    name: "vitest",
    node: [
      ...[
        "node_modules/vitest/vitest.mjs",
        "run",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ],
      ...rest,
    ],
    env: {
      NODE_ENV: "test",
      ...env,
      ...(process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: "0" }),
    },
  });
  return { report: existsSync(report) ? readFileSync(report, "utf8") : null, exitCode };
};

export const runUnit = async (context: StepContext): Promise<Tally> => {
  const { report, exitCode } = await runVitest(context, {
    SWITCHYARD_RECORD_DIR: await freshRecords("unit"),
  });
  return report === null ? endedEarly() : tallyOfVitest(report, exitCode);
};
