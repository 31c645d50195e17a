import { withCrew } from "@/lib/setup/crew";
import { testOptions } from "@/lib/setup/options";
import { ownFolder } from "@/lib/setup/own-folder";
import { SetupError } from "@/lib/setup/setup-error";
import type { StepContext } from "@/lib/setup/tests/context";
import { steps } from "@/lib/setup/tests/steps";
import { stepTally, sumOf, type Tally } from "@/lib/setup/tests/tally";

const say = (line: string) => console.log(line);

/** A step that cannot even be run is a failed one; the others still run. */
const runStep = async (name: string, context: StepContext): Promise<Tally> => {
  try {
    return (await steps[name]?.(context)) ?? stepTally(false, `There is no step "${name}".`);
  } catch (cause) {
    if (cause instanceof SetupError) return stepTally(false, cause.message);
    throw cause;
  }
};

/** `npm test`: every step in order, each also after a failed one. The last line says `N passed, N failed`. */
export const runTests = async (words: readonly string[]): Promise<number> => {
  const { only, rest } = testOptions(words, Object.keys(steps));
  return withCrew(async (crew) => {
    const { folder: scratch, remove } = await ownFolder("npm-test");
    crew.atEnd(remove);
    const tallies: Tally[] = [];
    for (const name of Object.keys(steps).filter((one) => only.includes(one))) {
      say(`== ${name}`);
      const began = performance.now();
      const tally = await runStep(name, { crew, scratch, rest, say });
      tallies.push(tally);
      for (const note of tally.notes) say(note);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(
        `   ${tally.failed === 0 ? "ok" : "FAILED"}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)\n`,
      );
    }
    const { passed, failed } = sumOf(tallies);
    say(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  });
};
