import { markServing, requireBuild } from "@/lib/setup/build";
import type { StepContext } from "@/lib/setup/tests/context";
import { stepTally, sumOf, type Tally } from "@/lib/setup/tests/tally";

/** The checks of the threat table that a running server answers within seconds; `npm run threats` runs all of it. */
export const runQuickThreats = async ({ crew, scratch, say }: StepContext): Promise<Tally> => {
  requireBuild();
  crew.atEnd(markServing("npm test"));
  const { runLiveRows } = await import("@/lib/threats/main");
  const held = await runLiveRows({ crew, scratch, say });
  return { ...sumOf(held.map((one) => stepTally(one))), notes: [] };
};
